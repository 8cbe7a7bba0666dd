using System.Runtime.CompilerServices;
using Graph.Annotations;
using Graph.Execution.Resolvers;
using Graph.Execution.Subscriptions;
using Graph.Execution.Tests.Testing;

namespace Graph.Execution.Tests.Subscriptions;

public sealed class SubscriptionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Services _services = new();

    private static readonly RequestExecutor Executor = new(
        new AnnotatedSchemaBuilder()
            .AddType(typeof(Queries))
            .AddType(typeof(Subscriptions))
            .TreatAsService(type => type == typeof(Services))
            .Build(),
        new ExecutionOptions { Timeout = TimeSpan.FromSeconds(1) }
    );

    [Fact]
    public async Task Each_event_is_executed_by_itself() =>
        Assert.Equal(
            ["""{"data":{"counted":{"number":1,"square":1}}}""", """{"data":{"counted":{"number":2,"square":4}}}"""],
            await All("subscription ($to: Int!) { counted(to: $to) { number square } }", """{"to":2}""")
        );

    [Fact]
    public async Task An_event_that_fails_does_not_end_the_stream()
    {
        var responses = await All("subscription { even(to: 2) }");
        Assert.Equal(2, responses.Count);
        Assert.StartsWith("""{"errors":[{"message":"1 is odd.",""", responses[0]);
        Assert.EndsWith(
            """
            "data":null}
            """,
            responses[0]
        );
        Assert.Equal("""{"data":{"even":2}}""", responses[1]);
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_stream_with_an_error()
    {
        await using var result = await Subscribe("subscription { broken }");
        var last = default(ExecutionResult);
        await foreach (var response in result.Subsequent!)
        {
            last = response;
        }

        var error = Assert.IsType<RequestErrorResult>(last);
        Assert.True(error.EndsStream);
        Assert.Equal(
            """{"errors":[{"message":"The tap is closed.","locations":[{"line":1,"column":16}],"path":["broken"]}]}""",
            TestGraph.Text(error)
        );
    }

    [Theory]
    [InlineData("subscription { refused }", "Not for you.")]
    [InlineData("subscription { counted(to: 1) { nothing } }", "Cannot query field")]
    [InlineData("subscription ($n: Int!) { even(to: $n) }", "$n")]
    [InlineData("subscription { even(to: 1) other: even(to: 2) }", "must select only one top level field")]
    [InlineData("subscription { late }", "within 1 s")]
    public async Task A_subscription_that_cannot_begin_is_one_error(string document, string message)
    {
        await using var result = await Subscribe(document);
        Assert.Null(result.Subsequent);
        Assert.True(result.IsRequestError);
        Assert.Contains(message, TestGraph.Text(result));
    }

    [Fact]
    public async Task Queries_are_answered_once()
    {
        await using var result = await Subscribe("{ hello }");
        Assert.Equal("""{"data":{"hello":"hello"}}""", TestGraph.Text(result));
    }

    [Fact]
    public async Task Cancellation_reaches_the_source()
    {
        using var client = new CancellationTokenSource();
        await using var result = await Subscribe("subscription { endless }", cancellationToken: client.Token);
        await using var responses = result.Subsequent!.GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await responses.MoveNextAsync());
        var moving = responses.MoveNextAsync().AsTask();
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => moving.WaitAsync(Patience));
        Assert.True(await _services.Ended.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_source_that_does_not_listen_holds_nobody_up()
    {
        await using var result = await Subscribe("subscription { deaf }");
        using var client = new CancellationTokenSource();
        await using var responses = result.Subsequent!.GetAsyncEnumerator(client.Token);
        Assert.True(await responses.MoveNextAsync());
        var moving = responses.MoveNextAsync().AsTask();
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => moving.WaitAsync(Patience));
        _services.Listen.SetResult();
        Assert.True(await _services.Ended.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_topic_is_named_by_arguments_and_left_at_the_end()
    {
        var result = await Subscribe("""subscription { noted(room: "a") }""");
        Assert.Equal(1, _services.Topics.SubscriberCount);
        await _services.Topics.SendAsync("room-b", "elsewhere");
        await _services.Topics.SendAsync("room-a", "here");
        await _services.Topics.CompleteAsync("room-a");
        var responses = new List<string>();
        await foreach (var response in result.Subsequent!)
        {
            responses.Add(TestGraph.Text(response));
            response.Dispose();
        }

        Assert.Equal(["""{"data":{"noted":"a: here"}}"""], responses);
        var unread = await Subscribe("""subscription { noted(room: "a") }""");
        await unread.DisposeAsync();
        Assert.Equal(0, _services.Topics.SubscriberCount);
        await result.DisposeAsync();
    }

    [Fact]
    public async Task A_sender_that_may_have_lost_messages_ends_all_topics_with_its_reason_after_what_was_sent()
    {
        await using var result = await Subscribe("""subscription { noted(room: "a") }""");
        await _services.Topics.SendAsync("room-a", "here");

        _services.Topics.Fail(new GraphQLException("Come back.", "LOST"));

        var responses = new List<string>();
        await foreach (var response in result.Subsequent!)
        {
            responses.Add(TestGraph.Text(response));
            response.Dispose();
        }

        Assert.Equal(2, responses.Count);
        Assert.Equal("""{"data":{"noted":"a: here"}}""", responses[0]);
        Assert.Contains("\"LOST\"", responses[1], StringComparison.Ordinal);
        Assert.Equal(0, _services.Topics.SubscriberCount);
    }

    [Fact]
    public async Task A_subscriber_that_falls_behind_is_told_and_disconnected()
    {
        await using var result = await Subscribe("""subscription { noted(room: "a") }""");
        for (var i = 0; i < 6; i++)
        {
            await _services.Topics.SendAsync("room-a", $"{i}");
        }

        var responses = new List<string>();
        await foreach (var response in result.Subsequent!)
        {
            responses.Add(TestGraph.Text(response));
        }

        Assert.Equal(5, responses.Count);
        Assert.Contains("SUBSCRIBER_TOO_SLOW", responses[^1]);
    }

    [Fact]
    public async Task Each_event_has_services_of_its_own()
    {
        var scopes = new List<Scope>();
        var plain = TestGraph.Request("subscription { even(to: 4) }", [null]);
        var request = new OperationRequest
        {
            Document = plain.Document,
            Services = _services,
            AcceptsSubscription = true,
            OpenEventScope = () =>
            {
                scopes.Add(new Scope(_services));
                return scopes[^1];
            },
        };
        await using var result = await Executor.ExecuteAsync(request, CancellationToken.None);
        await foreach (var response in result.Subsequent!)
        {
            response.Dispose();
        }

        Assert.Equal(4, scopes.Count);
        Assert.All(scopes, scope => Assert.True(scope.IsDisposed));
    }

    private async Task<List<string>> All(string document, string? variables = null)
    {
        await using var result = await Subscribe(document, variables);
        Assert.Equal(0, result.Count);
        var responses = new List<string>();
        await foreach (var response in result.Subsequent!)
        {
            responses.Add(TestGraph.Text(response));
            response.Dispose();
        }

        return responses;
    }

    private ValueTask<ExecutionResult> Subscribe(
        string document,
        string? variables = null,
        CancellationToken cancellationToken = default
    )
    {
        var plain = TestGraph.Request(document, [variables]);
        return Executor.ExecuteAsync(
            new OperationRequest
            {
                Document = plain.Document,
                VariableSets = plain.VariableSets,
                Services = _services,
                AcceptsSubscription = true,
            },
            cancellationToken
        );
    }

    private sealed class Scope(IServiceProvider services) : IEventScope
    {
        public bool IsDisposed { get; private set; }

        public IServiceProvider Services => services;

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return default;
        }
    }

    internal sealed class Services : IServiceProvider
    {
        public InMemoryTopics Topics { get; } = new(bufferCapacity: 4);

        public SemaphoreSlim Ended { get; } = new(0);

        public TaskCompletionSource Listen { get; } = new();

        public object? GetService(Type serviceType) =>
            serviceType == typeof(Services) ? this
            : serviceType == typeof(ITopicEventReceiver) ? Topics
            : null;
    }

    [QueryType]
    private static class Queries
    {
        public static string Hello() => "hello";
    }

    public sealed record Counted(int Number)
    {
        public int Square => Number * Number;
    }

    [SubscriptionType]
    private static class Subscriptions
    {
        [Subscribe(With = nameof(Numbers))]
        public static Counted Counted([EventMessage] int number) => new(number);

        [Subscribe(With = nameof(Numbers))]
        public static int Even([EventMessage] int number) =>
            number % 2 == 0 ? number : throw new GraphQLException($"{number} is odd.");

        [Subscribe(With = nameof(OpenBroken))]
        public static int Broken([EventMessage] int number) => number;

        [Subscribe(With = nameof(OpenRefused))]
        public static int Refused([EventMessage] int number) => number;

        [Subscribe(With = nameof(OpenLate))]
        public static int Late([EventMessage] int number) => number;

        [Subscribe(With = nameof(OpenEndless))]
        public static int Endless([EventMessage] int number) => number;

        [Subscribe(With = nameof(OpenDeaf))]
        public static int Deaf([EventMessage] int number) => number;

        [Subscribe, Topic("room-{room}")]
        public static string Noted(string room, [EventMessage] string note) => $"{room}: {note}";

        public static async IAsyncEnumerable<int> Numbers(int to)
        {
            for (var number = 1; number <= to; number++)
            {
                await Task.Yield();
                yield return number;
            }
        }

        private static async IAsyncEnumerable<int> OpenBroken()
        {
            yield return 1;
            await Task.Yield();
            throw new GraphQLException("The tap is closed.");
        }

        private static Task<IAsyncEnumerable<int>> OpenRefused() => throw new GraphQLException("Not for you.");

        private static async Task<IAsyncEnumerable<int>> OpenLate(CancellationToken cancellationToken)
        {
            await Task.Delay(Patience, cancellationToken);
            return Numbers(1);
        }

        private static async IAsyncEnumerable<int> OpenEndless(
            Services services,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            try
            {
                yield return 1;
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                services.Ended.Release();
            }
        }

        private static async IAsyncEnumerable<int> OpenDeaf(Services services)
        {
            try
            {
                yield return 1;
                await services.Listen.Task;
            }
            finally
            {
                services.Ended.Release();
            }
        }
    }
}
