using System.Globalization;
using Graph.Server.Tests.Testing;

namespace Graph.Server.Tests.Clients;

/// <summary>npm's <c>graphql-ws</c> and <c>graphql-sse</c> against a real server.</summary>
public sealed class SubscriptionClientTests : IAsyncLifetime
{
    private GraphServer _server = null!;

    public async Task InitializeAsync() => _server = await Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("ws")]
    [InlineData("sse")]
    public async Task A_client_sees_every_event_and_the_end(string transport)
    {
        using var client = NodeClient.Start(transport, _server, new { query = "subscription { count(to: 3) }" });
        Assert.StartsWith(
            """
            {"next":{"data":{"count":1}}}
            {"next":{"data":{"count":2}}}
            {"next":{"data":{"count":3}}}
            {"complete":true}
            """,
            await client.ReadToEndAsync()
        );
    }

    [Theory]
    [InlineData("ws", "{\"error\":[{\"message\":\"Cannot query field \\\"nothing\\\"")]
    [InlineData("sse", "{\"next\":{\"errors\":[{\"message\":\"Cannot query field \\\"nothing\\\"")]
    public async Task A_client_is_told_what_is_wrong_with_its_document(string transport, string expected)
    {
        using var client = NodeClient.Start(
            transport,
            _server,
            new { query = "subscription { nothing }", retries = 3 }
        );
        Assert.StartsWith(expected, await client.ReadToEndAsync());
    }

    [Theory]
    [InlineData("ws")]
    [InlineData("sse")]
    public async Task A_client_that_stops_ends_the_source(string transport)
    {
        using var client = NodeClient.Start(transport, _server, new { query = "subscription { count }", events = 2 });
        Assert.StartsWith("{\"next\":{\"data\":{\"count\":1}}}", await client.ReadToEndAsync());
        Assert.True(await _server.Library.SourceEnded.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_client_whose_socket_is_cut_subscribes_again()
    {
        using var client = NodeClient.Start(
            "ws",
            _server,
            new
            {
                query = "subscription { count }",
                kill = 2,
                events = 4,
                retries = 5,
            }
        );
        var lines = await client.ReadToEndAsync();
        Assert.Contains("{\"closed\":1006}", lines);
        Assert.Equal(2, lines.Split("{\"next\":{\"data\":{\"count\":1}}}").Length - 1);
        Assert.True(await _server.Library.SourceEnded.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Theory]
    [InlineData("ws")]
    [InlineData("sse")]
    public async Task A_client_comes_back_to_a_server_that_comes_back(string transport)
    {
        var first = await Start();
        using var client = NodeClient.Start(
            transport,
            first,
            new
            {
                query = "subscription { count }",
                events = 100,
                retries = 50,
            }
        );
        Assert.Equal("{\"next\":{\"data\":{\"count\":1}}}", await client.ReadAsync());
        var port = first.Url.Port;
        await first.DisposeAsync();
        await using var second = await Start(port: port);
        string? line;
        do
        {
            line = await client.ReadAsync();
        } while (line is not null && line != "{\"next\":{\"data\":{\"count\":1}}}");
        Assert.NotNull(line);
    }

    [Fact]
    public async Task One_socket_carries_as_many_subscriptions_as_it_may_and_no_more()
    {
        await using var server = await Start(new GraphQLWebSocketOptions { MaxSubscriptions = 20 });
        using var client = NodeClient.Start(
            "ws",
            server,
            new
            {
                query = Enumerable
                    .Range(0, 21)
                    .Select(i => string.Create(CultureInfo.InvariantCulture, $"subscription S{i} {{ count }}"))
                    .ToArray(),
                events = 200,
            }
        );
        var lines = await client.ReadToEndAsync();
        Assert.Equal(1, lines.Split("LIMIT_EXCEEDED").Length - 1);
        Assert.Equal(20, lines.Split("{\"next\":{\"data\":{\"count\":1}}}").Length - 1);
    }

    private static Task<GraphServer> Start(GraphQLWebSocketOptions? sockets = null, int port = 0) =>
        GraphServer.StartAsync(
            new GraphQLHttpOptions { WebSockets = sockets ?? new GraphQLWebSocketOptions() },
            port: port
        );
}
