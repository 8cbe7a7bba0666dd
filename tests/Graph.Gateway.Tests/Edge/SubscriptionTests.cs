using Graph.Gateway.Tests.Testing;
using Graph.Testing;

namespace Graph.Gateway.Tests.Edge;

/// <summary>What the edge does with subscriptions: tokens that expire, limits, the end of the process.</summary>
public sealed class SubscriptionTests
{
    private const string Price = "subscription { price }";

    [Fact]
    public async Task An_event_reaches_a_socket()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var socket = await OpenAsync(gateway, null);
        await socket.SubscribeAsync("1", Price);
        await SubscribedAsync(gateway, 1);

        await gateway.Shop.Topics.SendAsync("prices", 7);

        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"price":7}}}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task A_token_that_expires_ends_the_subscription_and_the_stream_of_the_source()
    {
        await using var gateway = await RunningGateway.StartAsync();
        // Tokens are accepted for 30 s more, because clocks differ.
        using var socket = await OpenAsync(gateway, Signer.TokenOf("user_ada", TimeSpan.FromSeconds(-26)));
        await socket.SubscribeAsync("1", Price);

        Assert.StartsWith(
            """{"type":"error","id":"1","payload":[{"message":"The access token has expired""",
            await socket.ReadAsync(),
            StringComparison.Ordinal
        );
        await SubscribedAsync(gateway, 0);
        await socket.SubscribeAsync("2", "{ hello }");
        Assert.Contains("UNAUTHENTICATED", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_on_a_socket_count_as_requests_of_their_user()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { RequestsPerMinute = 2 });
        using var socket = await OpenAsync(gateway, Signer.TokenOf("user_ada"));
        foreach (var id in (string[])["1", "2"])
        {
            await socket.SubscribeAsync(id, "{ hello }");
            Assert.Contains("\"hello\":\"shop\"", await socket.ReadAsync(), StringComparison.Ordinal);
            Assert.Contains("complete", await socket.ReadAsync(), StringComparison.Ordinal);
        }

        await socket.SubscribeAsync("3", "{ hello }");

        Assert.Contains("RATE_LIMITED", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_stops_is_an_error()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var socket = await OpenAsync(gateway, null);
        await socket.SubscribeAsync("1", Price);
        await SubscribedAsync(gateway, 1);

        await gateway.Shop.StopAsync();

        var last = await socket.ReadAsync();
        Assert.StartsWith("{\"type\":\"error\",\"id\":\"1\"", last, StringComparison.Ordinal);
        Assert.Contains("SUBGRAPH_UNAVAILABLE", last, StringComparison.Ordinal);
    }

    private static async Task<SubscriptionSocket> OpenAsync(RunningGateway gateway, string? token)
    {
        var socket = await SubscriptionSocket.ConnectAsync(gateway.Endpoint, token);
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());
        return socket;
    }

    private static async Task SubscribedAsync(RunningGateway gateway, int count)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (gateway.Shop.Topics.SubscriberCount != count)
        {
            Assert.False(deadline.IsCancellationRequested, "It has not come true in time.");
            await Task.Yield();
        }
    }
}
