using Graph.Execution.Resolvers;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Columns;

/// <summary>Many sets of variables that come to no good end, together.</summary>
public sealed class BatchEndTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_batch_that_is_not_finished_in_time_is_one_error()
    {
        var graph = Waiting(TimeSpan.FromMilliseconds(50));

        using var result = await graph.Executor.ExecuteAsync(Request(), CancellationToken.None);

        Assert.True(result.IsRequestError);
        Assert.Contains("The request was not finished within 0.05 s.", TestGraph.Text(result));
    }

    [Fact]
    public async Task A_client_that_leaves_ends_its_batch()
    {
        using var client = new CancellationTokenSource();
        var executing = Waiting(Patience).Executor.ExecuteAsync(Request(), client.Token).AsTask();

        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => executing.WaitAsync(Patience));
    }

    private static OperationRequest Request() =>
        TestGraph.Request("query ($n: Int!) { a(n: $n) }", ["""{"n":1}""", """{"n":2}"""]);

    private static TestGraph Waiting(TimeSpan timeout)
    {
        var graph = new TestGraph("type Query { a(n: Int!): Int }")
        {
            Options = new ExecutionOptions { Timeout = timeout },
        };
        return graph.Batch<object, int>("Query.a", WaitAsync);
    }

    private static async ValueTask<IReadOnlyList<int>> WaitAsync(ResolverContext context, IReadOnlyList<object> parents)
    {
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
        return [];
    }
}
