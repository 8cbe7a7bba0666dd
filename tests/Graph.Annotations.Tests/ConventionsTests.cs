using Graph.Annotations.Pagination;
using Graph.Types;

namespace Graph.Annotations.Tests;

public sealed class ConventionsTests
{
    [Fact]
    public void Errors_can_implement_an_interface_of_ones_own()
    {
        var schema = Annotated.Builder(typeof(Renames)).AddErrorInterface<IMistake>().Build();

        var error = Assert.IsType<ObjectType>(schema.FindType("TakenMistake"));
        Assert.Equal(["Mistake"], error.Interfaces.Select(type => type.Name));
        Assert.Null(schema.FindType("UserError"));
    }

    private interface IMistake
    {
        string Message { get; }
    }

    private sealed record TakenMistake(string Message) : IMistake;

    private sealed record Thing(string Title);

    [MutationType]
    private static class Renames
    {
        [Error<TakenMistake>]
        public static FieldResult<Thing> Rename(string title) =>
            title.Length > 0 ? new Thing(title) : new FieldFailure(new TakenMistake("It is taken."));
    }

    [Fact]
    public void A_scalar_can_be_added()
    {
        var schema = Annotated.Builder(typeof(Keys)).AddScalar<Guid>("UUID", CustomScalars.Uuid).Build();

        Assert.Equal("UUID!", schema.QueryType!.FindField("key")!.Type.ToString());
        Assert.Equal("UUID", schema.QueryType.FindField("key")!.FindArgument("of")!.Type.ToString());
    }

    [QueryType]
    private static class Keys
    {
        public static Guid Key(Guid? of) => of ?? Guid.Empty;
    }

    [Fact]
    public void A_connection_class_of_ones_own_has_its_name_and_fields()
    {
        var schema = Annotated.Schema(typeof(Timeline));

        var connection = (ObjectType)schema.FindType("TimelineConnection")!;
        Assert.Equal(
            ["edges: [ThingEdge!]!", "nodes: [Thing]!", "pageInfo: PageInfo!", "newCount: Int!"],
            connection.Fields.Select(field => $"{field.Name}: {field.Type}")
        );
        Assert.Equal("Thing", ((ObjectType)schema.FindType("ThingEdge")!).FindField("node")!.Type.ToString());
    }

    private sealed class TimelineConnection(IReadOnlyList<Edge<Thing?>> edges, PageInfo pageInfo)
        : Connection<Thing?>(edges, pageInfo)
    {
        public int NewCount => Edges.Count;
    }

    [QueryType]
    private static class Timeline
    {
        [UsePaging]
        public static TimelineConnection? Home(PagingArguments page) => page.Size == 0 ? null : null;
    }

    [Fact]
    public void Lists_are_read_as_the_parameter_wants_them()
    {
        var schema = Annotated.Schema(typeof(Lists));

        Assert.Equal(
            ["array: [Int!]!", "list: [String]", "nested: [[Int!]!]!"],
            schema.QueryType!.FindField("count")!.Arguments.Select(argument => $"{argument.Name}: {argument.Type}")
        );
    }

    [Fact]
    public async Task Lists_reach_the_method()
    {
        var schema = Annotated.Schema(typeof(Lists));
        var context = new FakeContext(schema, schema.QueryType!.FindField("count")!, 1).WithArguments(
            ("array", new object?[] { 1, 2 }),
            ("list", new object?[] { "a", null }),
            ("nested", new object?[] { new object?[] { 3 } })
        );

        Assert.Equal(["2 2 1"], await context.Resolve());
    }

    [QueryType]
    private static class Lists
    {
        public static string Count(int[] array, List<string?>? list, IReadOnlyList<IReadOnlyList<int>> nested) =>
            $"{array.Length} {list?.Count} {nested[0].Count}";
    }

    [Fact]
    public void A_service_can_be_any_class()
    {
        var schema = Annotated.Builder(typeof(Services)).TreatAsService(type => type == typeof(SearchInput)).Build();

        Assert.Empty(schema.QueryType!.FindField("count")!.Arguments);
    }

    [Fact]
    public async Task A_list_that_is_marked_as_a_service_comes_from_the_services()
    {
        var schema = Annotated.Schema(typeof(Words));
        var field = schema.QueryType!.FindField("words")!;
        var context = new FakeContext(schema, field, 1).With(new List<string> { "a", "b" });

        Assert.Empty(field.Arguments);
        Assert.Equal(["a b"], await context.Resolve());
    }

    [QueryType]
    private static class Words
    {
        [GraphQLName("words")]
        public static string All([Service] List<string> words) => string.Join(' ', words);
    }

    private sealed record SearchInput(string Text);

    [QueryType]
    private static class Services
    {
        public static int Count(SearchInput search, IReadOnlyList<IDisposable> all, [Service] string name) =>
            search.Text.Length + all.Count + name.Length;
    }

    [Fact]
    public void An_input_class_as_the_only_argument_is_the_input()
    {
        var schema = Annotated.Schema(typeof(WholeInput));

        var argument = Assert.Single(schema.MutationType!.FindField("rename")!.Arguments);
        Assert.Equal("input: RenameThingInput!", $"{argument.Name}: {argument.Type}");
    }

    private sealed record RenameThingInput(string Title, string Reason = "none");

    [MutationType]
    private static class WholeInput
    {
        public static Thing Rename(RenameThingInput input, CancellationToken ct) =>
            new(input.Title + ct.IsCancellationRequested);
    }

    [Fact]
    public void What_CSharp_calls_obsolete_is_deprecated_in_the_graph_with_its_reason()
    {
        var query = Annotated.Schema(typeof(Old)).QueryType!;

        Assert.Equal(
            ["No longer supported", "Ask for 'new'.", "Said for the graph.", null],
            new[] { "plain", "explained", "said", "takes" }.Select(name => query.FindField(name)!.Deprecation?.Reason)
        );
        Assert.Equal(
            ["Not read.", "Nor this."],
            query.FindField("takes")!.Arguments.Select(argument => argument.Deprecation?.Reason)
        );
    }

    [QueryType]
    private static class Old
    {
        [Obsolete]
        public static int Plain() => 1;

        [Obsolete("Ask for 'new'.")]
        public static int Explained() => 1;

        [GraphQLDeprecated("Said for the graph.")]
        [Obsolete("Said for C#.")]
        public static int Said() => 1;

        public static int Takes([GraphQLDeprecated("Not read.")] int? a, [GraphQLDeprecated("Nor this.")] int? b) =>
            a ?? b ?? 0;
    }

    [Fact]
    public async Task What_is_not_given_reaches_the_method_as_null()
    {
        var schema = Annotated
            .Builder(typeof(Nulls))
            .AddScalar<DateTimeOffset>("DateTime", CustomScalars.DateTime)
            .AddScalar<DateTime>("DateTime", CustomScalars.DateTime)
            .Build();
        var context = new FakeContext(schema, schema.QueryType!.FindField("count")!, 1).WithArguments(
            ("whole", null),
            ("at", null),
            ("list", null),
            ("input", null),
            ("text", null),
            ("day", null)
        );

        Assert.Equal(["6"], await context.Resolve());
    }

    [QueryType]
    private static class Nulls
    {
        public static int Count(
            short? whole,
            DateTime? at,
            List<int>? list,
            RenameThingInput? input,
            string? text,
            DayOfWeek? day
        ) => new object?[] { whole, at, list, input, text, day }.Count(value => value is null);
    }

    [Fact]
    public void A_result_is_shown_as_something_else_and_its_errors_stay()
    {
        FieldResult<Thing> made = new Thing("a");
        FieldResult<Thing> failed = new FieldFailure(new TakenMistake("It is taken."));

        Assert.Equal("a", made.Select(thing => thing.Title).Value);
        var shown = failed.Select(thing => thing.Title);
        Assert.False(shown.IsSuccess);
        Assert.Equal("It is taken.", Assert.IsType<TakenMistake>(Assert.Single(shown.Errors)).Message);
    }
}
