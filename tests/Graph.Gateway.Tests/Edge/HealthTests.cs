using System.Net;
using Graph.Gateway.Tests.Testing;

namespace Graph.Gateway.Tests.Edge;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health", """{"service":"Gateway","sources":["shop"]}""")]
    [InlineData("/health/live", """{"status":"live"}""")]
    [InlineData("/health/ready", """{"status":"ready","sources":{"shop":"ready"}}""")]
    public async Task It_says_who_it_is_and_how_it_is(string path, string answer)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var response = await gateway.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, answer), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Without_one_of_its_sources_it_is_ready_and_says_which_is_not()
    {
        var sources = new Dictionary<string, TestSource>
        {
            ["shop"] = await TestSource.StartAsync(options: null, Shop.Types),
            ["archive"] = await TestSource.StartAsync(options: null, Archive.Types),
        };
        await using var gateway = await RunningGateway.StartAsync(sources, "{}");
        await sources["archive"].StopAsync();

        using var ready = await gateway.GetAsync("/health/ready");

        Assert.Equal(
            (
                HttpStatusCode.OK,
                """{"status":"degraded","sources":{"archive":"It cannot be reached.","shop":"ready"}}"""
            ),
            (ready.StatusCode, await ready.Content.ReadAsStringAsync())
        );
    }

    [Fact]
    public async Task Without_any_of_its_sources_it_is_not_ready_and_still_answers_with_their_errors()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.Shop.StopAsync();

        using var ready = await gateway.GetAsync("/health/ready");
        using var answer = await gateway.PostAsync("{ __typename hello }");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), ready.Headers.RetryAfter?.Delta);
        Assert.Equal(
            """{"status":"unavailable","reason":"None of the sources is ready.","sources":{"shop":"It cannot be reached."}}""",
            await ready.Content.ReadAsStringAsync()
        );
        Assert.Contains("\"SUBGRAPH_UNAVAILABLE\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_needs_no_token_and_does_not_mind_a_bad_one()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var health = await gateway.GetAsync("/health/ready", ("Authorization", "Bearer rubbish"));
        using var graph = await gateway.PostAsync("{ hello }", ("Authorization", "Bearer rubbish"));

        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, graph.StatusCode);
    }
}
