using System.Text;
using Graph.Server.Tests.Testing;
using Graph.Testing.Time;
using Graph.Types;

namespace Graph.Server.Tests.Requests;

/// <summary>What happens to subscriptions when the identity that opened them expires, on every transport that has them.</summary>
public sealed class ExpiryTests
{
    private const string Lent = "subscription { bookLent(shelf: \\\"a\\\") { number } }";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_subscription_on_a_socket_ends_with_an_error_and_the_source_with_it()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", Lent);
        await SubscribedAsync(server);

        _clock.Advance(Life);

        Assert.StartsWith(
            """{"type":"error","id":"1","payload":[{"message":"The access token has expired""",
            await client.ReadAsync()
        );
        await EndedAsync(server);
    }

    [Fact]
    public async Task No_operation_begins_after_it()
    {
        await using var server = await StartAsync();
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", "{ twice(number: 1) }");
        Assert.Contains("\"twice\":2", await client.ReadAsync());
        Assert.Contains("complete", await client.ReadAsync());

        _clock.Advance(Life);

        await client.SubscribeAsync("2", "{ twice(number: 1) }");
        Assert.Contains(ErrorCodes.Unauthenticated, await client.ReadAsync());
    }

    [Fact]
    public async Task A_stream_of_events_ends_with_an_error()
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent($$"""{"query":"{{Lent}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await SubscribedAsync(server);

        _clock.Advance(Life);

        var events = await response.Content.ReadAsStringAsync();
        Assert.Contains("event: next\ndata: {\"errors\":[{\"message\":\"The access token has expired", events);
        Assert.EndsWith("event: complete\ndata:\n\n", events);
        await EndedAsync(server);
    }

    [Fact]
    public async Task An_identity_that_is_withdrawn_ends_subscriptions_at_once_and_lets_no_operation_begin()
    {
        using var withdrawal = new CancellationTokenSource();
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { WebSockets = new GraphQLWebSocketOptions(), WithdrawnWhen = _ => withdrawal.Token }
        );
        using var client = await SocketClient.ConnectAsync(server, init: true);
        await client.SubscribeAsync("1", Lent);
        await SubscribedAsync(server);

        await withdrawal.CancelAsync();

        Assert.StartsWith(
            """{"type":"error","id":"1","payload":[{"message":"The session has ended""",
            await client.ReadAsync()
        );
        await EndedAsync(server);
        await client.SubscribeAsync("2", "{ twice(number: 1) }");
        Assert.Contains(ErrorCodes.Unauthenticated, await client.ReadAsync());
    }

    [Fact]
    public async Task Operations_on_a_socket_are_admitted_one_by_one()
    {
        var left = 1;
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions
            {
                WebSockets = new GraphQLWebSocketOptions
                {
                    OnOperation = _ => left-- > 0 ? null : new GraphQLError("Too many.") { Code = "RATE_LIMITED" },
                },
            }
        );
        using var client = await SocketClient.ConnectAsync(server, init: true);

        await client.SubscribeAsync("1", "{ twice(number: 1) }");
        Assert.Contains("\"twice\":2", await client.ReadAsync());
        Assert.Contains("complete", await client.ReadAsync());
        await client.SubscribeAsync("2", "{ twice(number: 1) }");

        Assert.Equal(
            """{"type":"error","id":"2","payload":[{"message":"Too many.","extensions":{"code":"RATE_LIMITED"}}]}""",
            await client.ReadAsync()
        );
    }

    private Task<GraphServer> StartAsync()
    {
        var end = _clock.GetUtcNow() + Life;
        return GraphServer.StartAsync(
            new GraphQLHttpOptions
            {
                WebSockets = new GraphQLWebSocketOptions(),
                Time = _clock,
                ExpiresAt = _ => end,
            }
        );
    }

    private static Task SubscribedAsync(GraphServer server) => HoldsAsync(() => server.Topics.SubscriberCount == 1);

    private static Task EndedAsync(GraphServer server) => HoldsAsync(() => server.Topics.SubscriberCount == 0);

    private static async Task HoldsAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!condition())
        {
            Assert.False(deadline.IsCancellationRequested, "It has not come true in time.");
            await Task.Yield();
        }
    }
}
