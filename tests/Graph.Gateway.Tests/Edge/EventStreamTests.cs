using Graph.Gateway.Tests.Testing;
using Graph.Testing;

namespace Graph.Gateway.Tests.Edge;

public sealed class EventStreamTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private RunningGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await RunningGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Events_of_a_source_come_over_server_sent_events()
    {
        using var events = await EventStream.OpenAsync(
            _gateway.Client,
            _gateway.Endpoint,
            "subscription { price }",
            acceptEncoding: "br"
        );
        await IsSubscribedAsync(1);

        await SendAsync(7);
        Assert.Equal("""next {"data":{"price":7}}""", await events.ReadAsync());
        await SendAsync(8);
        Assert.Equal("""next {"data":{"price":8}}""", await events.ReadAsync());
        Assert.Empty(events.Headers.Content.ContentEncoding);
    }

    [Fact]
    public async Task Equal_subscriptions_of_one_person_share_a_stream_and_those_of_two_do_not()
    {
        var (ada, bob) = (Signer.TokenOf("user_ada"), Signer.TokenOf("user_bob"));
        using var first = await OpenAsync(ada);
        using var second = await OpenAsync(ada);
        using var other = await OpenAsync(bob);
        await IsSubscribedAsync(2);

        await SendAsync(7);

        Assert.Equal("""next {"data":{"price":7}}""", await first.ReadAsync());
        Assert.Equal("""next {"data":{"price":7}}""", await second.ReadAsync());
        Assert.Equal("""next {"data":{"price":7}}""", await other.ReadAsync());
    }

    [Fact]
    public async Task A_source_that_goes_away_is_an_error_and_no_silent_end()
    {
        using var events = await OpenAsync(Signer.TokenOf("user_ada"));
        await IsSubscribedAsync(1);

        await _gateway.Shop.StopAsync();

        Assert.Contains("\"errors\":[{", await events.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal("complete", await events.ReadAsync());
    }

    [Fact]
    public async Task Without_web_sockets_a_client_is_told_so_and_events_still_come()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { WebSockets = false });

        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() =>
            SubscriptionSocket.ConnectAsync(gateway.Endpoint)
        );
        using var events = await EventStream.OpenAsync(gateway.Client, gateway.Endpoint, "{ hello }");
        Assert.Equal("""next {"data":{"hello":"shop"}}""", await events.ReadAsync());
    }

    private Task<EventStream> OpenAsync(string token) =>
        EventStream.OpenAsync(_gateway.Client, _gateway.Endpoint, "subscription { price }", token);

    private async Task SendAsync(int price) => await _gateway.Shop.Topics.SendAsync("prices", price);

    // An answer begins before its subscription is open.
    private async Task IsSubscribedAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (_gateway.Shop.Topics.SubscriberCount != count)
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
