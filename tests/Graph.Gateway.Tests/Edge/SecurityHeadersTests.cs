using Graph.Gateway.Tests.Testing;

namespace Graph.Gateway.Tests.Edge;

public sealed class SecurityHeadersTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    [Theory]
    [InlineData("/graphql?query={hello}")]
    [InlineData("/graphql?query={")]
    [InlineData("/graphql/")]
    [InlineData("/health")]
    [InlineData("/nothing")]
    public async Task Every_answer_keeps_browsers_from_guessing_and_from_telling_where_they_were(string path)
    {
        using var response = await fixture.Gateway.GetAsync(path);

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Server"));
    }
}
