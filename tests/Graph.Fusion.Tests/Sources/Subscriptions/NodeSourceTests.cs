using System.Text.Json;
using Graph.Fusion.Composition;
using Graph.Fusion.Execution;
using Graph.Fusion.Schemas;
using Graph.Fusion.Tests.Testing;
using Graph.Testing;

namespace Graph.Fusion.Tests.Sources.Subscriptions;

/// <summary>Subscriptions at a source that is not ours: npm's <c>graphql-sse</c> and <c>graphql-ws</c>.</summary>
public sealed class NodeSourceTests : IAsyncLifetime
{
    private const string Schema = """
        type Query { postById(id: ID!): Post @lookup }
        type Subscription { postChanged: Post limited(after: Int): Post }
        type Post @key(fields: "id") { id: ID! title: String owner: Person }
        type Person @key(fields: "id") { id: ID! }
        """;

    private const string Changed = "subscription { postChanged { title owner { name } } }";
    private TestSubgraph _people = null!;

    public async Task InitializeAsync() =>
        _people = await TestSubgraph.StartAsync(
            "people",
            typeof(LiveWorld.PeopleGraph.Queries),
            typeof(LiveWorld.PeopleGraph.Person)
        );

    public async Task DisposeAsync() => await _people.DisposeAsync();

    [Theory]
    [InlineData("sse", SubscriptionTransport.ServerSentEvents, 0)]
    [InlineData("ws", SubscriptionTransport.WebSocket, 0)]
    [InlineData("sse", SubscriptionTransport.WebSocket, 1)]
    [InlineData("ws", SubscriptionTransport.ServerSentEvents, 1)]
    public async Task Events_come_by_whichever_transport_the_source_has_and_it_is_learned_once(
        string offered,
        SubscriptionTransport declared,
        int refusals
    )
    {
        await using var source = await NodeServer.StartAsync("live-source.mjs", offered);
        using var gateway = GatewayOver(source, declared);
        await using var first = await LiveClient.OpenAsync(Subscribe(gateway, "Bearer a"));
        await SeesAsync(source, seen => seen.Subscriptions == 1);
        await using var second = await LiveClient.OpenAsync(Subscribe(gateway, "Bearer b"));
        await SeesAsync(source, seen => seen is { Subscriptions: 2, Authorization: "Bearer b" });

        await EmitAsync(source, "p1");

        const string expected = """{"data":{"postChanged":{"title":"Title of p1","owner":{"name":"Name of ada"}}}}""";
        Assert.Equal(expected, await first.ReadAsync());
        Assert.Equal(expected, await second.ReadAsync());
        await SeesAsync(source, seen => seen.Refused == refusals);
    }

    [Theory]
    [InlineData("sse", SubscriptionTransport.ServerSentEvents)]
    [InlineData("ws", SubscriptionTransport.WebSocket)]
    public async Task The_end_of_either_side_reaches_the_other(string offered, SubscriptionTransport transport)
    {
        await using var source = await NodeServer.StartAsync("live-source.mjs", offered);
        using var gateway = GatewayOver(source, transport);
        var leaving = await LiveClient.OpenAsync(Subscribe(gateway, "Bearer a"));
        await SeesAsync(source, seen => seen.Subscriptions == 1);
        await leaving.DisposeAsync();
        await SeesAsync(source, seen => seen.Subscriptions == 0);

        await using var staying = await LiveClient.OpenAsync(Subscribe(gateway, "Bearer a"));
        await SeesAsync(source, seen => seen.Subscriptions == 1);
        using (await source.Client.PostAsync("/complete", null)) { }

        Assert.Null(await staying.ReadAsync());
        Assert.False(staying.HasFailed);
    }

    [Theory]
    [InlineData("sse", SubscriptionTransport.ServerSentEvents)]
    [InlineData("ws", SubscriptionTransport.WebSocket)]
    public async Task A_source_that_is_killed_is_an_error(string offered, SubscriptionTransport transport)
    {
        await using var source = await NodeServer.StartAsync("live-source.mjs", offered);
        using var gateway = GatewayOver(source, transport);
        await using var client = await LiveClient.OpenAsync(Subscribe(gateway, "Bearer a"));
        await SeesAsync(source, seen => seen.Subscriptions == 1);

        source.Kill();

        Assert.Contains("The source 'posts' broke off the stream of events.", await client.ReadAsync());
        Assert.True(client.HasFailed);
        Assert.Null(await client.ReadAsync());
        await using var late = await LiveClient.OpenAsync(Subscribe(gateway, "Bearer a"));
        Assert.Contains("The source 'posts' cannot be reached.", await late.ReadAsync());
        Assert.True(late.HasFailed);
    }

    [Theory]
    [InlineData("sse", SubscriptionTransport.ServerSentEvents)]
    [InlineData("ws", SubscriptionTransport.WebSocket)]
    public async Task What_the_source_refuses_keeps_its_message(string offered, SubscriptionTransport transport)
    {
        await using var source = await NodeServer.StartAsync("live-source.mjs", offered);
        using var gateway = GatewayOver(source, transport);
        await using var client = await LiveClient.OpenAsync(
            gateway.SubscribeAsync("subscription { limited { title } }")
        );

        Assert.Contains("Nobody may see these changes.", await client.ReadAsync());
        Assert.Null(await client.ReadAsync());
    }

    private static ValueTask<Graph.Execution.ExecutionResult> Subscribe(TestGateway gateway, string token)
    {
        var context = new FusionRequestContext();
        context.Propagate("Authorization", token);
        return gateway.SubscribeAsync(Changed, context: context);
    }

    private TestGateway GatewayOver(NodeServer source, SubscriptionTransport declared) =>
        new([
            (
                new SourceSchema("posts", Schema, new SourceSchemaSettings { Subscriptions = declared }),
                new Uri(source.Address, "/graphql")
            ),
            (_people.Source, _people.Url),
        ]);

    private static async Task EmitAsync(NodeServer source, string id)
    {
        using var _ = await source.Client.PostAsync("/emit", new StringContent(id));
    }

    private static async Task SeesAsync(NodeServer source, Func<Seen, bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var seen = JsonSerializer.Deserialize<Seen>(
                await source.Client.GetStringAsync("/seen"),
                JsonSerializerOptions.Web
            )!;
            if (condition(seen))
            {
                return;
            }

            Assert.False(deadline.IsCancellationRequested, $"{seen}");
        }
    }

    private sealed record Seen(int Subscriptions, int Refused, string? Authorization);
}
