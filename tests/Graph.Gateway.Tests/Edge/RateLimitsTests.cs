using System.Net;
using System.Text.Json;
using Graph.Gateway.Tests.Testing;

namespace Graph.Gateway.Tests.Edge;

public sealed class RateLimitsTests : IAsyncLifetime
{
    private RunningGateway _gateway = null!;

    public async Task InitializeAsync() =>
        _gateway = await RunningGateway.StartAsync(options => options with { RequestsPerMinute = 2 });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_come_back()
    {
        await AskAsync(null);
        await AskAsync(null);
        using var refused = await _gateway.PostAsync("{ hello }");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var seconds = refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        Assert.InRange(seconds, 1, 60);
        using var json = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        var error = Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal($"Too many requests; try again in {seconds} seconds.", error.GetProperty("message").GetString());
        Assert.Equal("RATE_LIMITED", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(seconds, error.GetProperty("extensions").GetProperty("retryAfterSeconds").GetInt32());
    }

    [Fact]
    public async Task Each_user_has_a_limit_of_their_own()
    {
        var (ada, bob) = (Signer.TokenOf("user_ada"), Signer.TokenOf("user_bob"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(ada));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(ada));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(ada));

        Assert.Equal(HttpStatusCode.OK, await AskAsync(bob));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(null));
    }

    [Fact]
    public async Task Whoever_watches_the_gateway_is_not_limited()
    {
        for (var i = 0; i < 5; i++)
        {
            using var health = await _gateway.GetAsync("/health/ready");
            Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        }
    }

    private async Task<HttpStatusCode> AskAsync(string? token)
    {
        using var response = await (
            token is null
                ? _gateway.PostAsync("{ hello }")
                : _gateway.PostAsync("{ hello }", ("Authorization", $"Bearer {token}"))
        );
        return response.StatusCode;
    }
}
