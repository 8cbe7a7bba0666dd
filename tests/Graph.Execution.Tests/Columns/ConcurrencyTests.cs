using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Columns;

public sealed class ConcurrencyTests
{
    private static TestGraph Branches() =>
        new("type Query { slow: Branch fast: Branch } type Branch { leaf: String wait: String }");

    [Fact]
    public async Task Branches_do_not_wait_for_each_other()
    {
        // The slow branch ends only when the fast one's leaf has been resolved.
        var leafResolved = new TaskCompletionSource();
        var graph = Branches()
            .Batch<object, string>(
                "Query.slow",
                async (_, _) =>
                {
                    await leafResolved.Task.WaitAsync(TimeSpan.FromSeconds(5));
                    return ["slow"];
                }
            )
            .Batch<object, string>(
                "Query.fast",
                async (_, _) =>
                {
                    await Task.Yield();
                    return ["fast"];
                }
            )
            .Batch<string, string>(
                "Branch.leaf",
                (_, branches) =>
                {
                    if (branches[0] == "fast")
                    {
                        leafResolved.TrySetResult();
                    }

                    return new(branches);
                }
            );
        Assert.Equal(
            """{"data":{"slow":{"leaf":"slow"},"fast":{"leaf":"fast"}}}""",
            await graph.ExecuteAsync("{ slow { leaf } fast { leaf } }")
        );
    }

    [Fact]
    public async Task Everything_that_waits_is_started_before_anything_synchronous_is_completed()
    {
        var order = new List<string>();
        var graph = Branches()
            .Root("Query.slow", "slow")
            .Field<string, string>(
                "Branch.leaf",
                branch =>
                {
                    order.Add("leaf");
                    return branch;
                }
            )
            .Batch<object, string?>(
                "Query.fast",
                async (_, _) =>
                {
                    order.Add("fast");
                    await Task.Yield();
                    return [null];
                }
            );
        await graph.ExecuteAsync("{ slow { leaf } fast { leaf } }");
        Assert.Equal(["fast", "leaf"], order);
    }

    [Fact]
    public async Task Mutations_run_one_after_the_other_each_to_its_end()
    {
        var order = new List<string>();
        var graph = new TestGraph(
            "type Query { a: Int } type Mutation { add(n: Int!): Result } type Result { n: Int! }"
        )
            .Batch<object, int>(
                "Mutation.add",
                async (context, _) =>
                {
                    order.Add($"begin {context.Arguments[0]}");
                    await Task.Yield();
                    return [(int)context.Arguments[0]!];
                }
            )
            .Batch<int, int>(
                "Result.n",
                async (_, results) =>
                {
                    await Task.Yield();
                    order.Add($"end {results[0]}");
                    return results;
                }
            );
        Assert.Equal(
            """{"data":{"x":{"n":1},"y":{"n":2},"z":{"n":3}}}""",
            await graph.ExecuteAsync("mutation { x: add(n: 1) { n } y: add(n: 2) { n } z: add(n: 3) { n } }")
        );
        Assert.Equal(["begin 1", "end 1", "begin 2", "end 2", "begin 3", "end 3"], order);
    }

    [Fact]
    public async Task A_mutation_that_nulled_the_response_is_the_last()
    {
        var calls = 0;
        var graph = new TestGraph("type Query { a: Int } type Mutation { add: Int! }").Field<object, int?>(
            "Mutation.add",
            _ => ++calls == 2 ? null : calls
        );
        var response = await graph.ExecuteAsync("mutation { a: add b: add c: add }");
        Assert.EndsWith("\"data\":null}", response);
        Assert.Contains("\"path\":[\"b\"]", response);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_client_that_goes_away_cancels_the_resolvers_and_the_request()
    {
        using var cancellation = new CancellationTokenSource();
        var cancelled = new TaskCompletionSource();
        var graph = Branches()
            .Batch<object, string>(
                "Query.slow",
                async (context, _) =>
                {
                    context.RequestAborted.Register(() => cancelled.TrySetResult());
                    await cancellation.CancelAsync();
                    await Task.Delay(Timeout.Infinite, context.RequestAborted);
                    return ["slow"];
                }
            );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            graph.ExecuteAsync("{ slow { leaf } }", cancellationToken: cancellation.Token)
        );
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_resolver_that_ignores_its_token_cannot_hold_the_request()
    {
        var never = new TaskCompletionSource<IReadOnlyList<string>>();
        var graph = new TestGraph("type Query { slow: String }")
        {
            Options = new ExecutionOptions { Timeout = TimeSpan.FromMilliseconds(50) },
        }.Batch<object, string>("Query.slow", (_, _) => new ValueTask<IReadOnlyList<string>>(never.Task));
        Assert.Equal(
            """{"errors":[{"message":"The request was not finished within 0.05 s.","extensions":{"code":"TIMEOUT"}}]}""",
            await graph.ExecuteAsync("{ slow }")
        );
    }

    [Fact]
    public async Task A_request_that_is_cancelled_before_it_begins_calls_nothing()
    {
        var called = false;
        var graph = new TestGraph("type Query { a: Int }").Field<object, int>(
            "Query.a",
            _ =>
            {
                called = true;
                return 1;
            }
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            graph.ExecuteAsync("{ a }", cancellationToken: new CancellationToken(true))
        );
        Assert.False(called);
    }
}
