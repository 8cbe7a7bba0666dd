using Graph.Annotations;
using Graph.Execution.Resolvers;
using Graph.Execution.Tests.Testing;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Tests.Subscriptions;

/// <summary>Sources that misbehave, and what their opener sees.</summary>
public sealed class SourceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Diagnostics _diagnostics = new();

    [Theory]
    [InlineData("", 1, "The request has no document")]
    [InlineData("subscription { ticks }", 0, "The request has an empty list of variables.")]
    [InlineData("subscription { ticks }", 2, "A subscription has one set of variables; send a request for each set.")]
    [InlineData("subscription ($on: Boolean!) { ticks @include(if: $on) }", 1, "was not provided")]
    [InlineData("subscription ($on: Boolean) { ticks @include(if: $on) }", 1, "must not be null")]
    [InlineData("subscription { ticks other: ticks }", 1, "A subscription selects one field")]
    [InlineData("subscription { ticks(to: \"x\") }", 1, "Argument \\\"to\\\" has invalid value \\\"x\\\".")]
    [InlineData("subscription { __typename }", 1, "A subscription selects one field")]
    public async Task A_request_that_opens_no_source_is_refused(string document, int sets, string message)
    {
        var executor = Executor(new ExecutionOptions { Validation = null });

        await using var result = await Subscribe(executor, document, sets);

        Assert.Null(result.Subsequent);
        Assert.Contains(message, TestGraph.Text(result));
    }

    [Fact]
    public async Task The_opener_sees_what_was_asked_for()
    {
        await using var result = await Subscribe(Executor(), "subscription { t: described { number } }");

        var responses = await ReadAsync(result);

        Assert.Equal(["""{"data":{"t":{"number":1}}}"""], responses);
        Assert.Equal(
            "Subscription.described as t, 1 parent, number, not square, of the executor's schema",
            Subscriptions.Seen
        );
    }

    [Fact]
    public async Task An_event_that_takes_too_long_is_an_error_and_the_next_one_comes()
    {
        var executor = Executor(new ExecutionOptions { Timeout = TimeSpan.FromMilliseconds(300) });
        await using var result = await Subscribe(executor, "subscription { slow }");

        var responses = await ReadAsync(result);

        Assert.Contains("The request was not finished within 0.3 s.", responses[0]);
        Assert.Equal("""{"data":{"slow":2}}""", responses[1]);
    }

    [Fact]
    public async Task A_client_that_leaves_during_an_event_ends_it()
    {
        using var client = new CancellationTokenSource();
        await using var result = await Subscribe(Executor(), "subscription { slow }", cancellationToken: client.Token);
        await using var responses = result.Subsequent!.GetAsyncEnumerator(CancellationToken.None);
        var moving = responses.MoveNextAsync().AsTask();

        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => moving.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_client_that_leaves_while_the_source_opens_is_told_nothing()
    {
        using var client = new CancellationTokenSource();
        var opening = Subscribe(Executor(), "subscription { neverOpen }", cancellationToken: client.Token).AsTask();

        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_source_that_fails_when_it_is_closed_is_told_to_the_diagnostics_alone()
    {
        await using (var result = await Subscribe(Executor(), "subscription { unclosable }"))
        {
            Assert.Equal(["""{"data":{"unclosable":1}}"""], await ReadAsync(result));
        }

        Assert.Equal(["Subscription.unclosable: The door is stuck."], _diagnostics.Failures);
    }

    [Fact]
    public async Task A_failure_of_the_source_is_told_to_the_diagnostics_and_not_to_the_client()
    {
        await using var result = await Subscribe(Executor(), "subscription { secret }");

        var last = (await ReadAsync(result))[^1];

        Assert.Contains("Unexpected error of the source of events.", last);
        Assert.DoesNotContain("password", last);
        Assert.Equal(["Subscription.secret: The password is 123."], _diagnostics.Failures);
    }

    [Fact]
    public async Task Whoever_reads_on_after_the_end_reads_nothing_more()
    {
        await using var result = await Subscribe(Executor(), "subscription { secret }");
        await using var responses = result.Subsequent!.GetAsyncEnumerator();
        Assert.True(await responses.MoveNextAsync());

        Assert.False(await responses.MoveNextAsync());
    }

    private RequestExecutor Executor(ExecutionOptions? options = null) =>
        new(
            new AnnotatedSchemaBuilder().AddType(typeof(Queries)).AddType(typeof(Subscriptions)).Build(),
            (options ?? new ExecutionOptions()) with
            {
                Diagnostics = _diagnostics,
            }
        );

    private static async Task<List<string>> ReadAsync(ExecutionResult result)
    {
        var responses = new List<string>();
        await foreach (var response in result.Subsequent!)
        {
            using (response)
            {
                responses.Add(TestGraph.Text(response));
            }
        }

        return responses;
    }

    private static ValueTask<ExecutionResult> Subscribe(
        RequestExecutor executor,
        string document,
        int sets = 1,
        CancellationToken cancellationToken = default
    ) =>
        executor.ExecuteAsync(
            TestGraph.Request(document, [.. new string?[sets]], acceptsSubscription: true),
            cancellationToken
        );

    private sealed class Diagnostics : IExecutionDiagnostics
    {
        public List<string> Failures { get; } = [];

        public void ResolverFailed(ObjectType parentType, FieldNode selection, Exception exception) =>
            Failures.Add($"{parentType.Name}.{selection.Name.Value}: {exception.Message}");
    }

    private sealed class Unclosable : IAsyncEnumerable<int>, IAsyncEnumerator<int>
    {
        public int Current { get; private set; }

        public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => new(++Current == 1);

        public ValueTask DisposeAsync() => throw new InvalidOperationException("The door is stuck.");
    }

    internal sealed record Tick(int Number)
    {
        public int Square => Number * Number;
    }

    [QueryType]
    private static class Queries
    {
        public static int One() => 1;
    }

    [SubscriptionType]
    internal static class Subscriptions
    {
        public static string? Seen { get; private set; }

        [Subscribe(With = nameof(Two))]
        public static int Ticks(int? to, [EventMessage] int number) => number;

        [Subscribe(With = nameof(Describe))]
        public static Tick Described([EventMessage] int number) => new(number);

        [Subscribe(With = nameof(Two))]
        public static async Task<int> Slow([EventMessage] int number, CancellationToken cancellationToken)
        {
            if (number == 1)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return number;
        }

        [Subscribe(With = nameof(OpenNever))]
        public static int NeverOpen([EventMessage] int number) => number;

        [Subscribe(With = nameof(OpenUnclosable))]
        public static int Unclosable([EventMessage] int number) => number;

        [Subscribe(With = nameof(OpenSecret))]
        public static int Secret([EventMessage] int number) => number;

        private static async IAsyncEnumerable<int> Two()
        {
            yield return 1;
            await Task.Yield();
            yield return 2;
        }

        private static IAsyncEnumerable<int> Describe(ResolverContext context)
        {
            Seen =
                $"{context.ParentType.Name}.{context.Field.Name} as {context.Selection.Alias?.Value}, "
                + $"{context.Parents.Count} parent, {(context.IsSelected("number") ? "number" : "nothing")}, "
                + $"{(context.IsSelected("square") ? "square" : "not square")}, "
                + $"of the {(context.Schema.SubscriptionType == context.ParentType ? "executor's" : "wrong")} schema";
            return One();
        }

        private static async IAsyncEnumerable<int> One()
        {
            await Task.Yield();
            yield return 1;
        }

        private static async Task<IAsyncEnumerable<int>> OpenNever(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return One();
        }

        private static IAsyncEnumerable<int> OpenUnclosable() => new Unclosable();

        private static async IAsyncEnumerable<int> OpenSecret()
        {
            await Task.Yield();
            foreach (var number in new[] { 1 })
            {
                if (number == 1)
                {
                    throw new InvalidOperationException("The password is 123.");
                }

                yield return number;
            }
        }
    }
}
