using System.Text.Json;
using Graph.Gateway.Tests.Testing;
using Graph.Testing;
using Microsoft.Extensions.Logging;

namespace Graph.Gateway.Tests.Edge;

public sealed class RequestForwardingTests : IAsyncLifetime
{
    private const string Trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private RunningGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await RunningGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_trace_of_the_client_goes_on_to_the_sources()
    {
        using var response = await _gateway.PostAsync("{ hello }", ("traceparent", Trace), ("tracestate", "a=1"));

        var seen = Assert.Single(_gateway.Shop.Headers);
        Assert.Equal(Trace[..36], seen["traceparent"][..36]);
        Assert.Equal("a=1", seen["tracestate"]);
    }

    [Fact]
    public async Task Without_one_the_gateway_begins_a_trace()
    {
        // A trace is there if somebody listens to it, or reads the log.
        await using var gateway = await RunningGateway.StartAsync(options =>
            options with
            {
                Configure = builder => builder.Logging.SetMinimumLevel(LogLevel.Critical),
            }
        );
        using var response = await gateway.PostAsync("{ hello }");

        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", Assert.Single(gateway.Shop.Headers)["traceparent"]);
    }

    [Fact]
    public async Task The_token_goes_on_and_nothing_else_that_the_client_sent()
    {
        var token = $"Bearer {Signer.TokenOf("user_ada")}";
        using var response = await _gateway.PostAsync(
            "{ caller }",
            ("Authorization", token),
            ("Cookie", "session=secret"),
            ("X-Forwarded-User", "root"),
            ("X-Other", "1")
        );

        Assert.Equal($$$"""{"data":{"caller":"{{{token}}}"}}""", await response.Content.ReadAsStringAsync());
        var seen = Assert.Single(_gateway.Shop.Headers);
        Assert.DoesNotContain(seen.Keys, name => name is "Cookie" or "X-Forwarded-User" or "X-Other");
    }

    [Fact]
    public async Task The_token_of_a_socket_goes_on_with_its_operations()
    {
        var token = Signer.TokenOf("user_ada");
        using var socket = await SubscriptionSocket.ConnectAsync(_gateway.Endpoint, token);
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());

        await socket.SubscribeAsync("1", "{ caller }");

        Assert.Equal(
            $$$$"""{"type":"next","id":"1","payload":{"data":{"caller":"Bearer {{{{token}}}}"}}}""",
            await socket.ReadAsync()
        );
    }

    [Fact]
    public async Task A_socket_with_a_bad_token_is_closed_with_the_reason()
    {
        using var socket = await SubscriptionSocket.ConnectAsync(
            _gateway.Endpoint,
            Signer.TokenOf("user_ada", TimeSpan.FromMinutes(-5))
        );

        Assert.StartsWith("4403 The access token expired at ", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData(null, false)]
    public async Task The_plan_is_in_the_answer_for_who_asks_for_it(string? header, bool isThere)
    {
        using var response = await (
            header is null
                ? _gateway.PostAsync("{ hello }")
                : _gateway.PostAsync("{ hello }", ("GraphQL-Query-Plan", header))
        );

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(isThere, json.RootElement.TryGetProperty("extensions", out var extensions));
        if (isThere)
        {
            Assert.Equal(
                "Sequence",
                extensions.GetProperty("queryPlan").GetProperty("rootNode").GetProperty("type").GetString()
            );
        }
    }

    [Fact]
    public async Task A_socket_asks_for_the_plan_in_its_parameters()
    {
        using var socket = await SubscriptionSocket.ConnectAsync(
            _gateway.Endpoint,
            payload: """{"GraphQL-Query-Plan":"1"}"""
        );
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());

        await socket.SubscribeAsync("1", "{ hello }");

        Assert.Contains("\"queryPlan\":", await socket.ReadAsync(), StringComparison.Ordinal);
    }
}
