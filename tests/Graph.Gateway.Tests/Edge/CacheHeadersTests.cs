using System.Net;
using Graph.Gateway.Tests.Testing;

namespace Graph.Gateway.Tests.Edge;

public sealed class CacheHeadersTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    [Theory]
    [InlineData("{ hello }")]
    [InlineData("mutation { touch { word } }")]
    [InlineData("{ nothing }")]
    [InlineData("{")]
    public async Task No_cache_keeps_an_answer_that_does_not_allow_it(string query)
    {
        using var response = await fixture.Gateway.PostAsync(query);

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(["Accept", "Authorization", "Accept-Encoding"], response.Headers.Vary);
    }

    [Fact]
    public async Task Nor_one_by_get_nor_one_for_somebody()
    {
        using var get = await fixture.Gateway.GetAsync("/graphql?query={hello}");
        using var own = await fixture.Gateway.PostAsync(
            "{ caller }",
            ("Authorization", $"Bearer {Signer.TokenOf("user_ada")}")
        );

        Assert.True(get.Headers.CacheControl!.NoStore);
        Assert.True(own.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Nor_a_refused_token()
    {
        using var response = await fixture.Gateway.PostAsync("{ hello }", ("Authorization", "Bearer rubbish"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }
}
