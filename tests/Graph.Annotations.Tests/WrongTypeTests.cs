using Graph.Types;
using Graph.Types.Sdl;
using static Graph.Annotations.Tests.Annotated;

namespace Graph.Annotations.Tests;

/// <summary>C# types that have no place in the graph, or no name. What is wrong is said at start-up, with the member and what to do.</summary>
public sealed class WrongTypeTests
{
    [Fact]
    public void A_type_of_the_framework_has_no_place_in_the_graph() =>
        Says(
            "Framework.Map: Dictionary<String, Int32> has no type in the graph: use a class of your own or IReadOnlyList<T>, add "
                + "a scalar with AddScalar, or leave the member out with [GraphQLIgnore].",
            typeof(Framework)
        );

    [Fact]
    public void A_sequence_could_be_read_only_once() =>
        Says(
            "Framework.Once: IEnumerable<Int32> could be read only once: give back IReadOnlyList<Int32>.",
            typeof(Framework)
        );

    [QueryType]
    private static class Framework
    {
        public static Dictionary<string, int> Map() => [];

        public static IEnumerable<int> Once() => [];
    }

    [Fact]
    public void A_generic_class_has_no_name() =>
        Says(
            "GenericResult.Box: Box<Int32> is generic, so it has no name in the graph: derive a class from it and use that.",
            typeof(GenericResult)
        );

    private sealed record Box<T>(T Value);

    [QueryType]
    private static class GenericResult
    {
        public static Box<int> Box() => new(1);
    }

    [Fact]
    public void A_union_has_members() =>
        Says(
            "IEmpty: the union 'Empty' has no members: let the classes that belong to it implement IEmpty, and add their "
                + "assembly.",
            typeof(UnionQueries)
        );

    [UnionType]
    private interface IEmpty;

    [QueryType]
    private static class UnionQueries
    {
        public static IEmpty? Empty() => null;
    }

    [Fact]
    public void An_abstract_class_is_an_interface_or_a_union() =>
        Says(
            "AbstractQueries.Shape: Shape is abstract: mark it with [InterfaceType] or [UnionType], or give back a class.",
            typeof(AbstractQueries)
        );

    private abstract record Shape(int Size);

    [QueryType]
    private static class AbstractQueries
    {
        public static Shape? Shape() => null;
    }

    [Fact]
    public void An_object_has_fields() =>
        Says("Hollow: the type 'Hollow' has no fields: give the class a public property.", typeof(HollowQueries));

    private sealed class Hollow;

    [QueryType]
    private static class HollowQueries
    {
        public static Hollow? Hollow() => null;
    }

    [Fact]
    public void Two_types_have_two_names()
    {
        var problems = Annotated.Problems(typeof(SameNames));

        Assert.Contains("Renamed: the name 'Thing' in the graph already belongs to ", problems);
        Assert.Contains("Give one of them another with [GraphQLName].", problems);
    }

    [GraphQLName("Thing")]
    private sealed record Renamed(string Title);

    [QueryType]
    private static class SameNames
    {
        public static Thing? Thing() => null;

        public static Renamed? Renamed() => null;
    }

    [Fact]
    public void A_scalar_carries_its_csharp_type()
    {
        var builder = Annotated.Builder(typeof(DecimalQueries)).AddScalar<decimal>("DateTime", CustomScalars.DateTime);

        var exception = Assert.Throws<SchemaException>(builder.Build);

        Assert.Equal(
            "DecimalQueries.Price: the scalar 'DateTime' cannot carry a Decimal.",
            exception.Errors.Single().Message
        );
    }

    [QueryType]
    private static class DecimalQueries
    {
        public static decimal Price() => 1;
    }

    [Fact]
    public void What_the_specification_forbids_is_said_as_well()
    {
        var problems = Annotated.Problems(typeof(Reserved));

        Assert.Contains("__name", problems);
    }

    [QueryType]
    private static class Reserved
    {
        [GraphQLName("__name")]
        public static int Name() => 1;
    }
}
