using Graph.Types.Pagination;
using Graph.Types.Sdl;

namespace Graph.Types.Tests.Annotations;

/// <summary>What is wrong is said at start-up, all at once, with the member and what to do.</summary>
public sealed class WrongAnnotationsTests
{
    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        Assert.Equal(
            """
            TwoMistakes.Later: a field has a value: give something back.
            TwoMistakes.One: a field has a value: give something back.
            """.ReplaceLineEndings("\n"),
            string.Join('\n', Annotated.Problems(typeof(TwoMistakes)).Split('\n').Order())
        );
    }

    [QueryType]
    private static class TwoMistakes
    {
        public static void One() { }

        public static Task Later() => Task.CompletedTask;
    }

    [Fact]
    public void A_class_of_fields_is_static() =>
        Says(
            "NotStatic: a class of fields must be static: its methods are the fields, and it has no state.",
            typeof(NotStatic)
        );

    [QueryType]
    private sealed class NotStatic
    {
        public static int One() => 1;
    }

    [Fact]
    public void A_generic_method_is_no_field() =>
        Says("Generic.Of: a field's method cannot be generic: the graph has no type parameters.", typeof(Generic));

    [QueryType]
    private static class Generic
    {
        public static int Of<T>(T value) => value is null ? 0 : 1;
    }

    [Fact]
    public void Two_methods_are_not_one_field() =>
        Says("Second.GetName: the field 'Query.name' is First.Name already.", typeof(First), typeof(Second));

    [QueryType]
    private static class First
    {
        public static string Name() => "";
    }

    [QueryType]
    private static class Second
    {
        public static string GetName() => "";
    }

    [Fact]
    public void A_batch_resolver_gives_a_list() =>
        Says(
            "BatchOfOne.Name: a batch resolver gives one result per row: let it give back IReadOnlyList<T>, not String.",
            typeof(BatchOfOne)
        );

    [ObjectType<Thing>]
    private static class BatchOfOne
    {
        [BatchResolver]
        public static string Name([Parent] IReadOnlyList<Thing> things) => things.Count.ToString();
    }

    [Fact]
    public void A_batch_resolver_takes_a_list_of_parents() =>
        Says(
            "BatchOfOneParent.Name(thing): under [BatchResolver] the parents are an IReadOnlyList<Thing>, not Thing.",
            typeof(BatchOfOneParent)
        );

    [ObjectType<Thing>]
    private static class BatchOfOneParent
    {
        [BatchResolver]
        public static IReadOnlyList<string> Name([Parent] Thing thing) => [thing.Title];
    }

    [Fact]
    public void A_batch_resolver_takes_its_parents() =>
        Says(
            "BatchWithoutParents.Name: a batch resolver takes its parents: add a parameter [Parent] IReadOnlyList<Thing>.",
            typeof(BatchWithoutParents)
        );

    [ObjectType<Thing>]
    private static class BatchWithoutParents
    {
        [BatchResolver]
        public static IReadOnlyList<string> Name() => [];
    }

    [Fact]
    public void A_list_of_parents_needs_a_batch_resolver() =>
        Says(
            "ListWithoutBatch.Name(things): a list of parents needs [BatchResolver] on the method; without it the parent is one "
                + "Thing.",
            typeof(ListWithoutBatch)
        );

    [ObjectType<Thing>]
    private static class ListWithoutBatch
    {
        public static string Name([Parent] IReadOnlyList<Thing> things) => things[0].Title;
    }

    [Fact]
    public void The_parent_is_of_the_type_that_gets_the_field() =>
        Says("OtherParent.Name(other): the parent is a Thing, not String.", typeof(OtherParent));

    [ObjectType<Thing>]
    private static class OtherParent
    {
        public static string Name([Parent] string other) => other;
    }

    [Fact]
    public void A_root_field_has_no_parent() =>
        Says(
            "RootParent.Name(thing): a field of a root type has no parent: remove the parameter, or move the method to "
                + "[ObjectType<T>].",
            typeof(RootParent)
        );

    [QueryType]
    private static class RootParent
    {
        public static string Name([Parent] Thing thing) => thing.Title;
    }

    [Fact]
    public void Under_a_root_batch_resolver_an_argument_is_a_list() =>
        Says(
            "RootBatch.Thing(title): under [BatchResolver] an argument of a root field is a list, one value per set of "
                + "variables: make it IReadOnlyList<String>.",
            typeof(RootBatch)
        );

    [QueryType]
    private static class RootBatch
    {
        [BatchResolver]
        public static IReadOnlyList<Thing?> Thing(string title) => [new Thing(title)];
    }

    [Fact]
    public void A_lookup_is_nullable() =>
        Says(
            "NonNullLookup.Thing: a lookup may find nothing: let it give back Thing?, which is nullable.",
            typeof(NonNullLookup)
        );

    [QueryType]
    private static class NonNullLookup
    {
        [Lookup]
        public static Thing Thing(string title) => new(title);
    }

    [Fact]
    public void A_lookup_finds_one_entity() =>
        Says(
            "ListLookup.Things: a lookup finds one entity, not a list: with [BatchResolver] a list is one entity per set of "
                + "variables.",
            typeof(ListLookup)
        );

    [QueryType]
    private static class ListLookup
    {
        [Lookup]
        public static IReadOnlyList<Thing?> Things(string title) => [new Thing(title)];
    }

    [Fact]
    public void A_guid_says_whose_id_it_is() =>
        Says(
            "WithGuid.Id: a Guid is no output by itself: say whose id it is with [ID<T>], or add a scalar with AddScalar<Guid>.",
            typeof(GuidQueries)
        );

    [Fact]
    public void A_guid_argument_says_whose_id_it_is() =>
        Says(
            "GuidQueries.Thing(id): a Guid is no input by itself: say whose id it is with [ID<T>], or add a scalar with "
                + "AddScalar<Guid>.",
            typeof(GuidQueries)
        );

    private sealed record WithGuid(Guid Id);

    [QueryType]
    private static class GuidQueries
    {
        public static WithGuid? Thing(Guid id) => new(id);
    }

    [Fact]
    public void Global_ids_need_a_serializer()
    {
        var exception = Assert.Throws<SchemaException>(() =>
            new AnnotatedSchemaBuilder().AddType(typeof(IdQueries)).Build()
        );

        Assert.Equal(
            "IdQueries.Thing(id): an id of C# type Guid needs a serializer of global ids: call UseNodeIds on the builder.",
            exception.Errors[0].Message
        );
    }

    [QueryType]
    private static class IdQueries
    {
        public static Thing? Thing([ID<Thing>] Guid id) => new(id.ToString());
    }

    [Fact]
    public void A_global_id_has_a_key_that_its_serializer_takes() =>
        Says(
            "IntIds.Thing(id): ids of 'Thing' cannot be of C# type Int32: the serializer of global ids does not take it.",
            typeof(IntIds)
        );

    [QueryType]
    private static class IntIds
    {
        public static Thing? Thing([ID<Thing>] int id) => new(id.ToString());
    }

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
    public void A_struct_that_is_no_input_is_no_argument() =>
        Says(
            "StructArgument.At(point): Point is no input type: use a scalar, an enum, a list, or a class whose name ends with "
                + "'Input' or that has [InputObjectType]; or add a scalar with AddScalar.",
            typeof(StructArgument)
        );

    private readonly record struct Point(int X);

    [QueryType]
    private static class StructArgument
    {
        public static int At(Point point) => point.X;
    }

    [Fact]
    public void An_optional_value_type_can_hold_null() =>
        Says(
            "OptionalInput.Limit: Optional<Int32> cannot hold a given null: write Optional<Int32?>.",
            typeof(OptionalQueries)
        );

    private sealed record OptionalInput(Optional<int> Limit);

    [QueryType]
    private static class OptionalQueries
    {
        public static int Limit(OptionalInput input) => input.Limit.Value;
    }

    [Fact]
    public void An_input_and_its_constructor_agree()
    {
        Says(
            "MixedInput.Size: it is Int32, but the constructor's 'size' is Int64: give both one type.",
            typeof(MixedQueries)
        );
        Says("LostInput: its constructor takes 'other', which is no property of it.", typeof(LostQueries));
    }

    private sealed class MixedInput(long size)
    {
        public int Size { get; } = (int)size;
    }

    [QueryType]
    private static class MixedQueries
    {
        public static int Size(MixedInput of) => of.Size;
    }

    private sealed class LostInput(int size, int other)
    {
        public int Size { get; } = size + other;
    }

    [QueryType]
    private static class LostQueries
    {
        public static int Size(LostInput of) => of.Size;
    }

    [Fact]
    public void A_oneof_input_has_nullable_properties() =>
        Says(
            "ByInput.Id: every property of a [OneOf] input must be nullable: only one of them is given.",
            typeof(OneOfQueries)
        );

    [OneOf]
    private sealed record ByInput(string Id, string? Slug);

    [QueryType]
    private static class OneOfQueries
    {
        public static string By(ByInput by) => by.Id;
    }

    [Fact]
    public void Paging_needs_a_connection() =>
        Says(
            "NoConnection.Things: [UsePaging] needs a connection: give back Connection<T>, not IReadOnlyList<Thing>.",
            typeof(NoConnection)
        );

    [QueryType]
    private static class NoConnection
    {
        [UsePaging]
        public static IReadOnlyList<Thing> Things(PagingArguments page) => page.Size == 0 ? [] : [new Thing("")];
    }

    [Fact]
    public void Paging_needs_its_parameter() =>
        Says(
            "NoPage.Things: [UsePaging] hands the page to a parameter of type PagingArguments: add one.",
            typeof(NoPage)
        );

    [QueryType]
    private static class NoPage
    {
        [UsePaging]
        public static Connection<Thing>? Things() => null;
    }

    [Fact]
    public void A_page_needs_its_limits() =>
        Says(
            "NoLimits.Things(page): PagingArguments need [UsePaging] on the method, which says how large a page may be.",
            typeof(NoLimits)
        );

    [QueryType]
    private static class NoLimits
    {
        public static Connection<Thing>? Things(PagingArguments page) => page.Size == 0 ? null : null;
    }

    [Fact]
    public void A_connection_has_one_shape()
    {
        var problems = Annotated.Problems(typeof(TwoShapes));

        Assert.Contains(
            "TwoShapes.Others: 'ThingConnection' has nullable nodes at one place and non-null nodes at another: one type has one "
                + "shape. Derive a connection class for one of them.",
            problems
        );
        Assert.Contains(
            "TwoShapes.Others: 'ThingConnection' has a totalCount at one place and none at another: one type has one shape. Set "
                + "IncludeTotalCount on both, or derive a connection class for one of them.",
            problems
        );
    }

    [QueryType]
    private static class TwoShapes
    {
        [UsePaging]
        public static Connection<Thing>? Things(PagingArguments page) => page.Size == 0 ? null : null;

        [UsePaging(IncludeTotalCount = true)]
        public static Connection<Thing?>? Others(PagingArguments page) => page.Size == 0 ? null : null;
    }

    [Fact]
    public void A_node_has_an_id() =>
        Says("Nameless: a [Node] needs a field 'id: ID!': a property Id with [ID<T>].", typeof(NodeQueries));

    [Node]
    private sealed record Nameless(string Id);

    [QueryType]
    private static class NodeQueries
    {
        public static Nameless? Nameless() => null;
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
    public void A_bound_member_exists() =>
        Says("Bound.Owner: [BindMember] names 'OwnerId', which is no property of Thing.", typeof(Bound));

    [ObjectType<Thing>]
    private static class Bound
    {
        [BindMember("OwnerId")]
        public static string? Owner() => null;
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
    public void A_requirement_needs_an_object() =>
        Says(
            "RootRequire.Cost(weight): [Require] takes a value from other subgraphs' fields of the same object; a root field has "
                + "no object.",
            typeof(RootRequire)
        );

    [QueryType]
    private static class RootRequire
    {
        public static int Cost([Require] int weight) => weight;
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

    private sealed record Thing(string Title);

    private static void Says(string sentence, params Type[] types) =>
        Assert.Contains(sentence, Annotated.Problems(types).Split('\n'));
}
