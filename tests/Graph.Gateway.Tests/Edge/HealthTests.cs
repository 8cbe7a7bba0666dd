using System.Net;
using Graph.Gateway.Tests.Testing;

namespace Graph.Gateway.Tests.Edge;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health", """{"service":"Gateway","sources":["shop"]}""")]
    [InlineData("/health/live", """{"status":"live"}""")]
    [InlineData("/health/ready", """{"status":"ready"}""")]
    public async Task It_says_who_it_is_and_how_it_is(string path, string answer)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var response = await gateway.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, answer), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Without_a_source_it_still_answers_what_that_source_does_not_own()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.Shop.StopAsync();

        using var ready = await gateway.GetAsync("/health/ready");
        using var answer = await gateway.PostAsync("{ __typename hello }");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
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
