using System.Net;
using System.Net.WebSockets;
using Graph.Gateway.Tests.Testing;
using Graph.Testing;

namespace Graph.Gateway.Tests.Edge;

public sealed class CrossOriginTests : IAsyncLifetime
{
    private const string Friend = "https://app.example.org";
    private const string Stranger = "https://elsewhere.example.org";
    private const string Other = "https://admin.example.org";
    private RunningGateway _gateway = null!;

    public async Task InitializeAsync() =>
        _gateway = await RunningGateway.StartAsync(options => options with { CorsOrigins = [Friend, Other] });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_page_of_an_allowed_origin_may_read_the_answer()
    {
        using var response = await _gateway.PostAsync("{ hello }", ("Origin", Friend));

        Assert.Equal(Friend, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("Origin", response.Headers.Vary);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task A_page_of_another_origin_may_not()
    {
        using var response = await _gateway.PostAsync("{ hello }", ("Origin", Stranger));

        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("authorization,content-type")]
    [InlineData("apollo-require-preflight")]
    [InlineData("graphql-preflight,graphql-query-plan,traceparent")]
    public async Task A_browser_may_send_what_graphql_clients_send(string headers)
    {
        using var response = await Preflight(Friend, headers);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var allowed = string.Join(',', response.Headers.GetValues("Access-Control-Allow-Headers"));
        Assert.All(headers.Split(','), header => Assert.Contains(header, allowed, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("3600", Assert.Single(response.Headers.GetValues("Access-Control-Max-Age")));
    }

    [Fact]
    public async Task A_browser_of_another_origin_is_not_told_that_it_may()
    {
        using var response = await Preflight(Stranger, "content-type");

        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Without_origins_no_page_of_elsewhere_may()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var response = await gateway.PostAsync("{ hello }", ("Origin", Friend));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(Friend)]
    [InlineData(null)]
    public async Task A_socket_opens_for_an_allowed_page_and_for_who_is_no_page(string? origin)
    {
        using var socket = await SubscriptionSocket.ConnectAsync(_gateway.Endpoint, origin: origin);

        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task A_socket_opens_for_the_gateways_own_pages()
    {
        var own = _gateway.Address.GetLeftPart(UriPartial.Authority);
        using var socket = await SubscriptionSocket.ConnectAsync(_gateway.Endpoint, origin: own);

        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());
    }

    [Theory]
    [InlineData(Stranger)]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task A_socket_of_any_other_page_is_refused(string origin)
    {
        var refused = await Assert.ThrowsAsync<WebSocketException>(() =>
            SubscriptionSocket.ConnectAsync(_gateway.Endpoint, origin: origin)
        );

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Preflight(string origin, string headers) =>
        _gateway.SendAsync(
            new HttpRequestMessage(HttpMethod.Options, _gateway.Endpoint),
            ("Origin", origin),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", headers)
        );
}
