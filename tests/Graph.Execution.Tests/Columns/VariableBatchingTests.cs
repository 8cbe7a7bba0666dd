using Graph.Execution.Resolvers;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Columns;

public sealed class VariableBatchingTests
{
    private readonly List<string> _calls = [];

    private TestGraph Lookup() =>
        new TestGraph(
            """
            type Query { post(id: Int!, suffix: String! = "!"): Post! me: String }
            type Mutation { touch(id: Int!): Int }
            type Post { id: Int! text(upper: Boolean, prefix: String! = ""): String }
            """
        )
            .Batch<object, int?>(
                "Query.post",
                async (context, rows) =>
                {
                    await Task.Yield();
                    var ids = Enumerable
                        .Range(0, rows.Count)
                        .Select(row => (int)context.ArgumentsOf(row)[0]!)
                        .ToArray();
                    Call($"post {string.Join(',', ids)}");
                    return [.. ids.Select(id => id < 0 ? (int?)null : id)];
                }
            )
            .Batch<object, string>(
                "Query.me",
                (_, rows) =>
                {
                    Call($"me {rows.Count}");
                    return new([.. rows.Select(_ => "ann")]);
                }
            )
            .Batch<object, int>(
                "Mutation.touch",
                (context, rows) =>
                {
                    Call($"touch {rows.Count}");
                    return new([.. rows.Select((_, row) => (int)context.ArgumentsOf(row)[0]!)]);
                }
            )
            .Field<int, int>("Post.id", id => id)
            .Batch<int, string>(
                "Post.text",
                (context, ids) =>
                {
                    Call($"text {string.Join(',', ids)}");
                    return new([.. ids.Select(id => Text(id, context.Arguments))]);
                }
            );

    private static string Text(int id, ArgumentValues arguments) =>
        arguments[0] is true ? $"{arguments[1]}TEXT {id}" : $"{arguments[1]}text {id}";

    private void Call(string call)
    {
        lock (_calls)
        {
            _calls.Add(call);
        }
    }

    [Fact]
    public async Task Many_sets_of_variables_are_one_call()
    {
        var responses = await Lookup()
            .ExecuteAllAsync(
                "query ($id: Int!) { post(id: $id) { id text } me }",
                ["""{"id":3}""", """{"id":1}""", """{"id":2}"""]
            );
        Assert.Equal(
            [
                """{"data":{"post":{"id":3,"text":"text 3"},"me":"ann"}}""",
                """{"data":{"post":{"id":1,"text":"text 1"},"me":"ann"}}""",
                """{"data":{"post":{"id":2,"text":"text 2"},"me":"ann"}}""",
            ],
            responses
        );
        Assert.Equal(["me 3", "post 3,1,2", "text 3,1,2"], _calls.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Variables_that_do_not_fit_cost_only_their_own_response()
    {
        var responses = await Lookup()
            .ExecuteAllAsync(
                "query ($id: Int!) { post(id: $id) { id } }",
                ["""{"id":1}""", """{"id":"x"}""", "{}", """{"id":4}"""]
            );
        Assert.Equal("""{"data":{"post":{"id":1}}}""", responses[0]);
        Assert.Contains("Variable \\\"$id\\\" got invalid value \\\"x\\\"; Int cannot represent", responses[1]);
        Assert.DoesNotContain("data", responses[1]);
        Assert.Contains("Variable \\\"$id\\\" of required type \\\"Int!\\\" was not provided.", responses[2]);
        Assert.Equal("""{"data":{"post":{"id":4}}}""", responses[3]);
        Assert.Equal(["post 1,4"], _calls);
    }

    [Fact]
    public async Task Errors_belong_to_the_set_they_come_from()
    {
        var responses = await Lookup()
            .ExecuteAllAsync(
                "query ($id: Int!) { post(id: $id) { id } }",
                ["""{"id":1}""", """{"id":-1}""", """{"id":2}"""]
            );
        Assert.Equal("""{"data":{"post":{"id":1}}}""", responses[0]);
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field Query.post.","locations":[{"line":1,"column":21}],"path":["post"]}],"data":null}""",
            responses[1]
        );
        Assert.Equal("""{"data":{"post":{"id":2}}}""", responses[2]);
    }

    [Fact]
    public async Task Sets_that_differ_below_the_root_or_in_conditions_are_executed_in_groups()
    {
        var responses = await Lookup()
            .ExecuteAllAsync(
                "query ($id: Int!, $u: Boolean, $t: Boolean! = true) { post(id: $id) { text(upper: $u) @include(if: $t) } }",
                [
                    """{"id":1,"u":true}""",
                    """{"id":2,"u":false}""",
                    """{"id":3,"u":true}""",
                    """{"id":4,"u":true,"t":false}""",
                ]
            );
        Assert.Equal(
            [
                """{"data":{"post":{"text":"TEXT 1"}}}""",
                """{"data":{"post":{"text":"text 2"}}}""",
                """{"data":{"post":{"text":"TEXT 3"}}}""",
                """{"data":{"post":{}}}""",
            ],
            responses
        );
        Assert.Equal(["post 1,3", "post 2", "post 4", "text 1,3", "text 2"], _calls.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_set_whose_root_arguments_fail_does_not_take_others_with_it()
    {
        var responses = await Lookup()
            .ExecuteAllAsync(
                "query ($id: Int!, $s: String = \"?\") { post(id: $id, suffix: $s) { id } }",
                ["""{"id":1}""", """{"id":2,"s":null}""", """{"id":3}"""]
            );
        Assert.Equal("""{"data":{"post":{"id":1}}}""", responses[0]);
        Assert.Contains("Argument \\\"suffix\\\" of non-null type \\\"String!\\\" must not be null.", responses[1]);
        Assert.EndsWith("\"data\":null}", responses[1]);
        Assert.Equal("""{"data":{"post":{"id":3}}}""", responses[2]);
        Assert.Equal(["post 1,3"], _calls);
    }

    [Fact]
    public async Task Mutations_can_be_batched_too()
    {
        var responses = await Lookup()
            .ExecuteAllAsync("mutation ($id: Int!) { touch(id: $id) }", ["""{"id":1}""", """{"id":2}"""]);
        Assert.Equal(["""{"data":{"touch":1}}""", """{"data":{"touch":2}}"""], responses);
        Assert.Equal(["touch 2"], _calls);
    }

    [Fact]
    public async Task A_request_with_too_many_sets_is_refused()
    {
        var graph = new TestGraph("type Query { a: Int }") { Options = new ExecutionOptions { MaxVariableSets = 2 } };
        Assert.Equal(
            [
                """{"errors":[{"message":"The request has 3 sets of variables; at most 2 are executed at once.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""",
            ],
            await graph.ExecuteAllAsync("{ a }", ["{}", "{}", "{}"])
        );
    }

    [Fact]
    public async Task A_batch_that_combines_conditions_in_too_many_ways_is_answered_up_to_a_limit()
    {
        var names = Enumerable.Range(0, 7).Select(bit => $"$b{bit}").ToArray();
        var definitions = string.Join(", ", names.Select(name => $"{name}: Boolean!"));
        var fields = string.Join(" ", names.Select((name, bit) => $"f{bit}: me @include(if: {name})"));
        var sets = Enumerable
            .Range(0, 100)
            .Select(set =>
                "{"
                + string.Join(",", names.Select((_, bit) => $"\"b{bit}\":{((set >> bit & 1) == 1 ? "true" : "false")}"))
                + "}"
            )
            .ToArray();
        var responses = await Lookup().ExecuteAllAsync($"query ({definitions}) {{ {fields} }}", sets);
        Assert.Equal("""{"data":{"f0":"ann","f1":"ann"}}""", responses[3]);
        Assert.StartsWith("{\"data\"", responses[63]);
        Assert.All(responses.Skip(64), response => Assert.Contains("in more than 64 ways", response));
    }
}
