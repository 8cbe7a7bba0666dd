using System.Text;
using Graph.Fusion.Sources;
using Graph.Fusion.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Graph.Fusion.Tests.Sources.Subscriptions;

/// <summary>Streams of events that a source should not send, over a real connection.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    private const string Changed = "subscription { postChanged { text } }";
    private const string Good = "event: next\ndata: {\"data\":{\"postChanged\":{\"text\":\"a\"}}}\n\n";
    private const string Complete = "event: complete\ndata:\n\n";
    private LiveWorld _world = null!;

    public async Task InitializeAsync() => _world = await LiveWorld.StartAsync();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData("event: next\ndata: garbage\n\n", "no GraphQL response")]
    [InlineData("event: next\ndata: {}\n\n", "no GraphQL response")]
    [InlineData("event: next\ndata: [1,2]\n\n", "The source 'posts'")]
    [InlineData("event: next\ndata:\n\n", "no GraphQL response")]
    [InlineData("event: next\ndata: {\"data\":{\"postChanged\":{\"text\":{\"a\":1}}}}\n\n", "postChanged")]
    public async Task A_garbage_event_is_an_error_and_the_next_one_comes(string garbage, string message)
    {
        Send(garbage + Good + Complete);
        await using var client = await LiveClient.OpenAsync(_world.Gateway.SubscribeAsync(Changed));

        Assert.Contains(message, await client.ReadAsync());
        Assert.False(client.HasFailed);
        Assert.Equal("""{"data":{"postChanged":{"text":"a"}}}""", await client.ReadAsync());
        Assert.Null(await client.ReadAsync());
    }

    [Theory]
    [InlineData("event: next\r\ndata: {\"data\":\r\ndata: {\"postChanged\":{\"text\":\"a\"}}}\r\n\r\n")]
    [InlineData(":\n\n: beat\n\nid: 1\nretry: 5\nevent: next\ndata: {\"data\":{\"postChanged\":{\"text\":\"a\"}}}\n\n")]
    [InlineData("data: {\"data\":{\"postChanged\":{\"text\":\"a\"}}}\n\nevent: other\ndata: 1\n\n")]
    public async Task All_that_the_protocol_allows_is_understood(string events)
    {
        Send(events + Complete);
        await using var client = await LiveClient.OpenAsync(_world.Gateway.SubscribeAsync(Changed));

        Assert.Equal("""{"data":{"postChanged":{"text":"a"}}}""", await client.ReadAsync());
        Assert.Null(await client.ReadAsync());
        Assert.False(client.HasFailed);
    }

    [Fact]
    public async Task A_stream_that_ends_without_completing_is_an_error()
    {
        Send(Good);
        await using var client = await LiveClient.OpenAsync(_world.Gateway.SubscribeAsync(Changed));

        await client.ReadAsync();
        Assert.Contains("ended the stream of events without completing it", await client.ReadAsync());
        Assert.True(client.HasFailed);
    }

    [Theory]
    [InlineData(500, "text/plain", "oops", "answered with HTTP 500")]
    [InlineData(200, "text/html", "<html>", "answered with HTTP 200")]
    [InlineData(404, "text/plain", "", "answered with HTTP 404")]
    [InlineData(401, "application/json", "{\"errors\":[{\"message\":\"Sign in.\"}]}", "Sign in.")]
    public async Task A_source_that_begins_no_stream_is_an_error(int status, string type, string body, string message)
    {
        _world.Posts.Answer(body, status, type);
        await using var client = await LiveClient.OpenAsync(_world.Gateway.SubscribeAsync(Changed));

        Assert.Contains(message, await client.ReadAsync());
    }

    [Fact]
    public async Task An_event_that_is_too_large_ends_the_stream_before_it_is_read()
    {
        using var gateway = new TestGateway(
            [_world.Posts, _world.People],
            new SourceOptions { MaxResponseBytes = 10_000 }
        );
        var line = Encoding.UTF8.GetBytes("data: " + new string('x', 4_000) + "\n");
        _world.Posts.Instead = async context =>
        {
            context.Response.ContentType = "text/event-stream";
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(line, context.RequestAborted);
            }
        };
        await using var client = await LiveClient.OpenAsync(gateway.SubscribeAsync(Changed));

        Assert.Contains("sent an event of more than 10000 bytes", await client.ReadAsync());
        Assert.True(client.HasFailed);
    }

    [Fact]
    public async Task A_source_whose_heartbeats_stop_counts_as_dead()
    {
        using var gateway = new TestGateway(
            [_world.Posts, _world.People],
            new SourceOptions { Silence = TimeSpan.FromMilliseconds(200) }
        );
        _world.Posts.Instead = async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(":\n\n" + Good);
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        await using var client = await LiveClient.OpenAsync(gateway.SubscribeAsync(Changed));

        Assert.Contains("\"text\":\"a\"", await client.ReadAsync());
        Assert.Contains("neither event nor heartbeat for 0.2 s", await client.ReadAsync());
    }

    private void Send(string events) =>
        _world.Posts.Instead = async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(events);
        };
}
