using static Graph.Annotations.Tests.Annotated;

namespace Graph.Annotations.Tests;

/// <summary>Methods that cannot resolve a field: their class, their parents, their rows. What is wrong is said at start-up, with the member and what to do.</summary>
public sealed class WrongResolverTests
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
    public void A_bound_member_exists() =>
        Says("Bound.Owner: [BindMember] names 'OwnerId', which is no property of Thing.", typeof(Bound));

    [ObjectType<Thing>]
    private static class Bound
    {
        [BindMember("OwnerId")]
        public static string? Owner() => null;
    }

    [Fact]
    public void A_value_is_no_service() =>
        Says(
            "Valued.One(size): a service is a class or an interface, and Int32 is a value: remove [Service], or take what has it.",
            typeof(Valued)
        );

    [QueryType]
    private static class Valued
    {
        public static int One([Service] int size) => size;
    }

    [Fact]
    public void What_the_graph_cannot_take_in_is_no_argument()
    {
        Says(
            "Unread.Span(span): TimeSpan is no input type: use a scalar, an enum, a list, or a class whose name ends with "
                + "'Input' or that has [InputObjectType]; or add a scalar with AddScalar.",
            typeof(Unread)
        );
        Says(
            "Unread.Things(things): Thing is no input type: use a scalar, an enum, a list, or a class whose name ends with "
                + "'Input' or that has [InputObjectType]; or add a scalar with AddScalar.",
            typeof(Unread)
        );
    }

    [QueryType]
    private static class Unread
    {
        public static int Span(TimeSpan span) => span.Days;

        public static int Things(List<Thing> things) => things.Count;
    }
}
