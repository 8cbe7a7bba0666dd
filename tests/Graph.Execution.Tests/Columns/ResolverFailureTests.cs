using Graph.Execution.Resolvers;
using Graph.Execution.Tests.Testing;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Tests.Columns;

public sealed class ResolverFailureTests
{
    private sealed class Diagnostics : IExecutionDiagnostics
    {
        public List<string> Failures { get; } = [];

        public void ResolverFailed(ObjectType parentType, FieldNode selection, Exception exception) =>
            Failures.Add($"{parentType.Name}.{selection.Name.Value}: {exception.Message}");
    }

    private static TestGraph Items(Diagnostics? diagnostics = null) =>
        new TestGraph("type Query { items: [Item] } type Item { a: Int b: Int }")
        {
            Options = new ExecutionOptions { Diagnostics = diagnostics },
        }
            .Root<string[]>("Query.items", ["x", "y"])
            .Field<string, int>("Item.a", _ => 1);

    [Fact]
    public async Task An_unexpected_exception_stays_inside_and_fails_every_row()
    {
        var diagnostics = new Diagnostics();
        var graph = Items(diagnostics)
            .Batch<string, int>("Item.b", (_, _) => throw new InvalidOperationException("secret"));
        Assert.Equal(
            """{"errors":[{"message":"Unexpected execution error.","locations":[{"line":1,"column":13}],"path":["items",0,"b"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}},"""
                + """{"message":"Unexpected execution error.","locations":[{"line":1,"column":13}],"path":["items",1,"b"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"""
                + """ "data":{"items":[{"a":1,"b":null},{"a":1,"b":null}]}}""".TrimStart(),
            await graph.ExecuteAsync("{ items { a b } }")
        );
        Assert.Equal(["Item.b: secret"], diagnostics.Failures);
    }

    [Fact]
    public async Task An_exception_after_waiting_fails_its_field_alone()
    {
        var graph = Items()
            .Batch<string, int>(
                "Item.b",
                async (_, _) =>
                {
                    await Task.Yield();
                    throw new GraphQLException("closed", "CLOSED");
                }
            );
        var response = await graph.ExecuteAsync("{ items { a b } }");
        Assert.Contains("""{"message":"closed",""", response);
        Assert.EndsWith("""{"items":[{"a":1,"b":null},{"a":1,"b":null}]}}""", response);
    }

    public static TheoryData<string> BrokenLists => [.. Broken.Keys];

    private static readonly Dictionary<string, Func<IEnumerable<int>>> Broken = new()
    {
        ["a sequence that breaks"] = () =>
            Enumerable.Range(0, 3).Select(i => i < 2 ? i : throw new IOException("gone")),
        ["a collection that breaks when it is read"] = () => new LazyCollection(3, () => throw new IOException("gone")),
        ["a collection that breaks when it is counted"] = () => new LazyCollection(-1, () => []),
        ["a collection that is shorter than it says"] = () => new LazyCollection(3, () => [1, 2]),
        ["a collection that is longer than it says"] = () => new LazyCollection(1, () => [1, 2]),
    };

    [Theory]
    [MemberData(nameof(BrokenLists))]
    public async Task A_list_that_breaks_while_it_is_read_fails_its_field_alone(string name)
    {
        var diagnostics = new Diagnostics();
        var graph = new TestGraph("type Query { a: [Int!] b: [Int!] }")
        {
            Options = new ExecutionOptions { Diagnostics = diagnostics },
        }
            .Root("Query.a", Broken[name]())
            .Root<IEnumerable<int>>("Query.b", new LazyCollection(2, () => [7, 8]));
        Assert.Equal(
            """{"errors":[{"message":"Unexpected execution error.","locations":[{"line":1,"column":3}],"path":["a"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"a":null,"b":[7,8]}}""",
            await graph.ExecuteAsync("{ a b }")
        );
        Assert.Single(diagnostics.Failures);
    }

    private sealed class LazyCollection(int count, Func<int[]> load) : IReadOnlyCollection<int>
    {
        public int Count => count >= 0 ? count : throw new IOException("gone");

        public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)load()).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [Fact]
    public async Task A_resolver_that_returns_too_few_rows_is_an_error()
    {
        var diagnostics = new Diagnostics();
        var graph = Items(diagnostics).Batch<string, int>("Item.b", (_, _) => new([1]));
        Assert.Contains("Unexpected execution error.", await graph.ExecuteAsync("{ items { b } }"));
        Assert.Equal(
            ["Item.b: The resolver of Item.b gave 1 rows of 'System.Int32' instead of 2 rows of 'System.Int32'."],
            diagnostics.Failures
        );
    }

    [Fact]
    public async Task A_field_that_nothing_resolves_is_an_error() =>
        Assert.Contains("Unexpected execution error.", await Items().ExecuteAsync("{ items { b } }"));

    [Fact]
    public async Task A_list_that_fails_while_it_is_read_fails_its_row()
    {
        var graph = new TestGraph("type Query { items: [Item] } type Item { numbers: [Int!] }")
            .Root<int[]>("Query.items", [1, 2])
            .Field<int, IEnumerable<int>>("Item.numbers", Numbers);
        var response = await graph.ExecuteAsync("{ items { numbers } }");
        Assert.Contains("""["items",1,"numbers"]""", response);
        Assert.EndsWith("""{"items":[{"numbers":[1]},{"numbers":null}]}}""", response);

        static IEnumerable<int> Numbers(int item)
        {
            yield return item;
            if (item > 1)
            {
                throw new InvalidOperationException();
            }
        }
    }

    [Fact]
    public async Task A_value_that_the_scalar_cannot_carry_is_an_error_of_its_row()
    {
        var graph = Items().Field<string, long>("Item.b", text => text == "x" ? 5 : 1L << 40);
        var response = await graph.ExecuteAsync("{ items { b } }");
        Assert.Contains("Int cannot represent non 32-bit signed integer value: 1099511627776", response);
        Assert.EndsWith("""{"items":[{"b":5},{"b":null}]}}""", response);
    }

    [Fact]
    public async Task A_row_that_failed_has_nothing_below_it()
    {
        var seen = 0;
        var graph = new TestGraph("type Query { items: [Item] } type Item { child: Item name: String }")
            .Root<string[]>("Query.items", ["x", "y"])
            .Resolve("Item.child", new FailingRow())
            .Batch<string, string>(
                "Item.name",
                (_, items) =>
                {
                    seen = items.Count;
                    return new([.. items]);
                }
            );
        var response = await graph.ExecuteAsync("{ items { child { name } } }");
        Assert.EndsWith("""{"items":[{"child":null},{"child":{"name":"y"}}]}}""", response);
        Assert.Equal(1, seen);
    }

    private sealed class FailingRow : FieldResolver
    {
        public override Type ResultType => typeof(string);

        public override ValueTask<Column> ResolveAsync(ResolverContext context)
        {
            var column = Column<string>.From([.. ((Column<string>)context.Parents).Values]);
            column.SetError(0, new GraphQLError("no"));
            return new ValueTask<Column>(column);
        }
    }
}
