using Graph.Types;
using static Graph.Annotations.Tests.Annotated;

namespace Graph.Annotations.Tests;

/// <summary>Members that claim what is taken, or say what the graph cannot.</summary>
public sealed class WrongMemberTests
{
    [Fact]
    public void Two_classes_do_not_add_one_field() =>
        Says(
            "ThingLabel.Label: the field 'Thing.label' is OtherLabel.GetLabel already.",
            typeof(Things),
            typeof(ThingLabel),
            typeof(OtherLabel)
        );

    [QueryType]
    private static class Things
    {
        public static Thing? Thing() => null;
    }

    [ObjectType<Thing>]
    private static class ThingLabel
    {
        public static string Label([Parent] Thing thing) => thing.Title;
    }

    [ObjectType<Thing>]
    private static class OtherLabel
    {
        public static string GetLabel([Parent] Thing thing) => thing.Title;
    }

    [Fact]
    public void Two_properties_are_not_one_field() =>
        Says("Doubled.Label: the field 'Doubled.title' is Doubled.Title already.", typeof(Doubles));

    private sealed record Doubled(string Title, [property: GraphQLName("title")] string Label);

    [QueryType]
    private static class Doubles
    {
        public static Doubled? Doubled() => null;
    }

    [Fact]
    public void An_input_has_a_property_that_can_be_set() =>
        Says(
            "Fixed: an input object needs a public property that can be set, by its constructor, 'init' or 'set'.",
            typeof(FixedQueries)
        );

    [InputObjectType("Unchangeable")]
    private sealed class Fixed
    {
        public int Size => 1;
    }

    [QueryType]
    private static class FixedQueries
    {
        public static int Size(Fixed of) => of.Size;
    }

    [Fact]
    public void A_default_can_be_written_in_the_graph()
    {
        var problems = Problems(typeof(Defaults));

        Assert.Contains("the default 7 cannot be written in the graph: use a string, a number, a boolean", problems);
    }

    private enum Size
    {
        Small,
        Large,
    }

    [QueryType]
    private static class Defaults
    {
        public static int Of(Size size = (Size)7) => (int)size;
    }

    [Fact]
    public void Events_come_one_by_one_and_one_at_a_time()
    {
        Says(
            "Batched.Ticked: events come one by one: [BatchResolver] has no meaning here.",
            typeof(Things),
            typeof(Batched)
        );
        Says("Doubly.Ticked: there is one event at a time: keep one [EventMessage].", typeof(Things), typeof(Doubly));
        Says(
            "TwoOpeners.Ticked: [Subscribe(With)] names 'Open', of which there are 2; give them different names.",
            typeof(Things),
            typeof(TwoOpeners)
        );
    }

    [SubscriptionType]
    private static class Batched
    {
        [Subscribe, BatchResolver]
        public static IReadOnlyList<int> Ticked([EventMessage] int tick) => [tick];
    }

    [SubscriptionType]
    private static class Doubly
    {
        [Subscribe]
        public static int Ticked([EventMessage] int tick, [EventMessage] int tock) => tick + tock;
    }

    [SubscriptionType]
    private static class TwoOpeners
    {
        [Subscribe(With = "Open")]
        public static int Ticked([EventMessage] int tick) => tick;

        private static IAsyncEnumerable<int> Open() => throw new NotSupportedException();

        private static IAsyncEnumerable<int> Open(int from) => throw new NotSupportedException($"{from}");
    }

    [Fact]
    public void What_the_composite_schema_needs_is_written_as_directives()
    {
        var sdl = Annotated.Sdl(typeof(Composed));

        Assert.Contains(
            "thing(name: String! @is(field: \"title\"), secret: Int @inaccessible): Thing @lookup @internal @shareable @inaccessible",
            sdl.ReplaceLineEndings(" ")
        );
    }

    [QueryType]
    private static class Composed
    {
        [Lookup, Internal, Shareable, Inaccessible]
        public static Thing? Thing([Is("title")] string name, [Inaccessible] int? secret) =>
            secret is null ? null : new Thing(name);
    }

    [Fact]
    public void An_assembly_without_annotations_adds_nothing()
    {
        var schema = new AnnotatedSchemaBuilder()
            .AddAssembly(typeof(Language.SyntaxNode).Assembly)
            .AddType(typeof(Composed))
            .Build();

        Assert.Equal(["thing"], schema.QueryType!.Fields.Select(field => field.Name));
    }
}
