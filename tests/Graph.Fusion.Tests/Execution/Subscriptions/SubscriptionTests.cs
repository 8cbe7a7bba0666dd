using Graph.Fusion.Execution;
using Graph.Fusion.Execution.Subscriptions;
using Graph.Fusion.Schemas;
using Graph.Fusion.Tests.Testing;

namespace Graph.Fusion.Tests.Execution.Subscriptions;

/// <summary>Subscriptions through the gateway, at sources on our own engine.</summary>
public sealed class SubscriptionTests
{
    private const string Changed = "subscription { postChanged { text authors { name } } }";

    private const string FirstChange =
        """{"data":{"postChanged":{"text":"Text of p1","authors":[{"name":"Name of ada"},{"name":"Name of bob"},{"name":"Name of ada"}]}}}""";

    [Theory]
    [InlineData(SubscriptionTransport.ServerSentEvents)]
    [InlineData(SubscriptionTransport.WebSocket)]
    public async Task Every_event_is_completed_by_the_other_sources_in_one_request(SubscriptionTransport transport)
    {
        await using var world = await LiveWorld.StartAsync(transport);
        await using var client = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed));
        await world.SubscribedAsync(1);

        await world.ChangeAsync("p1");
        Assert.Equal(FirstChange, await client.ReadAsync());
        Assert.Single(world.People.Requests);
        await world.ChangeAsync("lone");
        Assert.Equal("""{"data":{"postChanged":{"text":"Text of lone","authors":[]}}}""", await client.ReadAsync());
        Assert.Single(world.People.Requests);
    }

    [Theory]
    [InlineData(SubscriptionTransport.ServerSentEvents)]
    [InlineData(SubscriptionTransport.WebSocket)]
    public async Task A_client_that_leaves_ends_the_subscription_at_the_source(SubscriptionTransport transport)
    {
        await using var world = await LiveWorld.StartAsync(transport);
        var client = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed));
        await world.SubscribedAsync(1);

        await client.DisposeAsync();

        await world.SubscribedAsync(0);
        Assert.Equal(0, world.Gateway.Executor.Subscriptions.Count);
    }

    [Theory]
    [InlineData(SubscriptionTransport.ServerSentEvents)]
    [InlineData(SubscriptionTransport.WebSocket)]
    public async Task A_source_that_completes_completes_the_subscription(SubscriptionTransport transport)
    {
        await using var world = await LiveWorld.StartAsync(transport);
        await using var client = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed));
        await world.SubscribedAsync(1);
        await world.ChangeAsync("p1");

        await world.Posts.Topics.CompleteAsync("changed");

        Assert.Equal(FirstChange, await client.ReadAsync());
        Assert.Null(await client.ReadAsync());
        Assert.False(client.HasFailed);
    }

    [Theory]
    [InlineData(SubscriptionTransport.ServerSentEvents)]
    [InlineData(SubscriptionTransport.WebSocket)]
    public async Task A_source_that_dies_is_an_error_and_not_a_silent_end(SubscriptionTransport transport)
    {
        await using var world = await LiveWorld.StartAsync(transport);
        await using var client = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed));
        await world.SubscribedAsync(1);

        await world.Posts.StopAsync();

        var last = await client.ReadAsync();
        Assert.True(client.HasFailed);
        Assert.Contains("The source 'posts'", last);
        Assert.Contains("\"path\":[\"postChanged\"]", last);
        Assert.Contains("SUBGRAPH_UNAVAILABLE", last);
        Assert.Null(await client.ReadAsync());
    }

    [Theory]
    [InlineData(SubscriptionTransport.ServerSentEvents)]
    [InlineData(SubscriptionTransport.WebSocket)]
    public async Task What_the_source_refuses_is_its_own_error(SubscriptionTransport transport)
    {
        await using var world = await LiveWorld.StartAsync(transport);
        await using var client = await LiveClient.OpenAsync(
            world.Gateway.SubscribeAsync("subscription { notForYou { text } }")
        );

        var response = await client.ReadAsync();

        Assert.Contains("These changes are not for you.", response);
        Assert.Contains("FORBIDDEN", response);
        Assert.Null(await client.ReadAsync());
    }

    [Fact]
    public async Task An_event_may_be_null()
    {
        await using var world = await LiveWorld.StartAsync();
        await using var client = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed));
        await world.SubscribedAsync(1);

        await world.ChangeAsync("gone");

        Assert.Equal("""{"data":{"postChanged":null}}""", await client.ReadAsync());
        Assert.Empty(world.People.Requests);
    }

    [Fact]
    public async Task An_event_with_errors_keeps_them_and_the_stream()
    {
        await using var world = await LiveWorld.StartAsync();
        await using var client = await LiveClient.OpenAsync(
            world.Gateway.SubscribeAsync("subscription { postChanged { text broken } }")
        );
        await world.SubscribedAsync(1);

        await world.ChangeAsync("p1");

        var response = await client.ReadAsync();
        Assert.Contains("\"message\":\"The text is broken.\"", response);
        Assert.Contains("\"path\":[\"postChanged\",\"broken\"]", response);
        Assert.EndsWith(
            """
            "data":{"postChanged":{"text":"Text of p1","broken":null}}}
            """,
            response
        );
        await world.ChangeAsync("p2");
        Assert.Contains("Text of p2", await client.ReadAsync());
    }

    [Fact]
    public async Task Another_source_that_is_down_costs_its_own_fields()
    {
        await using var world = await LiveWorld.StartAsync();
        await using var client = await LiveClient.OpenAsync(
            world.Gateway.SubscribeAsync("subscription { postChanged { text authors { id name } } }")
        );
        await world.SubscribedAsync(1);
        world.People.Answer("", 500);

        await world.ChangeAsync("p1");

        var response = await client.ReadAsync();
        Assert.Contains("The source 'people'", response);
        Assert.Contains("\"postChanged\":", response);
        world.People.Instead = null;
        await world.ChangeAsync("p2");
        Assert.Contains("Name of ada", await client.ReadAsync());
    }

    [Fact]
    public async Task Subscriptions_that_are_the_same_share_one_stream_and_one_completion()
    {
        await using var world = await LiveWorld.StartAsync();
        await using var first = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed));
        await world.SubscribedAsync(1);
        var second = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed));

        await world.ChangeAsync("p1");

        Assert.Equal(FirstChange, await first.ReadAsync());
        Assert.Equal(FirstChange, await second.ReadAsync());
        Assert.Equal(1, world.Posts.Topics.SubscriberCount);
        Assert.Single(world.Posts.Requests);
        Assert.Single(world.People.Requests);
        await second.DisposeAsync();
        await world.ChangeAsync("p2");
        Assert.Contains("Text of p2", await first.ReadAsync());
        Assert.Equal(1, world.Posts.Topics.SubscriberCount);
    }

    [Theory]
    [InlineData("subscription { postChanged { text } }", null, "Bearer a")]
    [InlineData(Changed, null, "Bearer b")]
    [InlineData("subscription ($a: String) { changedAfter(after: $a) { text } }", """{"a":"1"}""", "Bearer a")]
    public async Task Subscriptions_that_differ_have_streams_of_their_own(string other, string? variables, string token)
    {
        await using var world = await LiveWorld.StartAsync();
        await using var first = await LiveClient.OpenAsync(
            world.Gateway.SubscribeAsync(Changed, context: Context("Bearer a"))
        );
        await using var second = await LiveClient.OpenAsync(
            world.Gateway.SubscribeAsync(other, variables, context: Context(token))
        );

        await world.SubscribedAsync(2);
    }

    [Fact]
    public async Task Whoever_asks_for_what_was_missed_shares_nothing()
    {
        await using var world = await LiveWorld.StartAsync();
        const string after = """subscription { changedAfter(after: "1") { text } }""";
        const string now = "subscription { changedAfter { text } }";
        await using var first = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(after));
        await using var second = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(after));
        await world.SubscribedAsync(2);

        await using var third = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(now));
        await using var fourth = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(now));

        await world.SubscribedAsync(3);
        Assert.Equal(4, world.Gateway.Executor.Subscriptions.Count);
    }

    [Fact]
    public async Task The_source_is_told_who_asks_and_of_no_trace()
    {
        await using var world = await LiveWorld.StartAsync();
        var context = Context("Bearer a");
        context.Propagate("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        await using var client = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed, context: context));
        await world.SubscribedAsync(1);

        Assert.Equal("Bearer a", world.Posts.LastHeaders.Authorization);
        Assert.False(world.Posts.LastHeaders.ContainsKey("traceparent"));
        await world.ChangeAsync("p1");
        Assert.Equal(FirstChange, await client.ReadAsync());
        Assert.Equal("Bearer a", world.People.LastHeaders.Authorization);
    }

    [Fact]
    public async Task A_slow_client_is_cut_off_and_told_and_holds_up_nobody()
    {
        var options = new FusionExecutorOptions { Subscriptions = new SubscriptionOptions { BufferedResponses = 2 } };
        await using var world = await LiveWorld.StartAsync(options: options);
        await using var slow = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed));
        await using var quick = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed));
        await world.SubscribedAsync(1);
        for (var i = 1; i <= 4; i++)
        {
            await world.ChangeAsync($"p{i}");
            Assert.Contains($"Text of p{i}", await quick.ReadAsync());
        }

        Assert.Contains("Text of p1", await slow.ReadAsync());
        Assert.Contains("Text of p2", await slow.ReadAsync());
        Assert.Contains("SUBSCRIBER_TOO_SLOW", await slow.ReadAsync());
        Assert.True(slow.HasFailed);
        Assert.Null(await slow.ReadAsync());
        await world.ChangeAsync("p5");
        Assert.Contains("Text of p5", await quick.ReadAsync());
    }

    [Fact]
    public async Task There_are_only_so_many_subscriptions()
    {
        var options = new FusionExecutorOptions { Subscriptions = new SubscriptionOptions { MaxSubscriptions = 1 } };
        await using var world = await LiveWorld.StartAsync(options: options);
        var first = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed));

        await using var refused = await world.Gateway.SubscribeAsync(Changed);

        Assert.Null(refused.Subsequent);
        Assert.Contains("LIMIT_EXCEEDED", TestGateway.Text(refused));
        await first.DisposeAsync();
        await using var next = await LiveClient.OpenAsync(world.Gateway.SubscribeAsync(Changed));
    }

    [Fact]
    public async Task A_transport_without_streams_is_told_to_use_another()
    {
        await using var world = await LiveWorld.StartAsync();

        Assert.Contains("use a transport that streams", await world.Gateway.ExecuteAsync(Changed));
    }

    private static FusionRequestContext Context(string token)
    {
        var context = new FusionRequestContext();
        context.Propagate("Authorization", token);
        return context;
    }
}
