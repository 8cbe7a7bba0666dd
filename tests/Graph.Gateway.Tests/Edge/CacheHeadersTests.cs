using System.Net;
using System.Text;
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

    [Theory]
    [InlineData("public, max-age=60", "public, max-age=30", "public, max-age=30")]
    [InlineData("private, max-age=60", "max-age=90", "max-age=60, private")]
    [InlineData("max-age=60", null, "no-store")]
    [InlineData("max-age=60", "no-store", "no-store")]
    [InlineData("max-age=60", "no-cache", "no-store")]
    public async Task A_query_may_be_kept_as_long_as_all_its_sources_allow(string first, string? second, string merged)
    {
        await using var gateway = await StartAsync(first, second);

        using var response = await gateway.PostAsync("{ hello shelf }");

        Assert.Equal("""{"data":{"hello":"shop","shelf":"empty"}}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(merged, response.Headers.CacheControl!.ToString());
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task A_query_of_somebody_is_kept_by_nobody_else()
    {
        await using var gateway = await StartAsync("public, max-age=60", null);

        using var response = await gateway.PostAsync(
            "{ hello }",
            ("Authorization", $"Bearer {Signer.TokenOf("user_ada")}")
        );

        Assert.Equal("max-age=60, private", response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("mutation { touch { word } }")]
    [InlineData("{ hello text(length: -1) }")]
    [InlineData("{ nothing }")]
    public async Task What_is_no_query_or_has_errors_is_not_kept(string query)
    {
        await using var gateway = await StartAsync("public, max-age=60", "public, max-age=60");

        using var response = await gateway.PostAsync(query);

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_batch_is_not_kept()
    {
        await using var gateway = await StartAsync("public, max-age=60", null);
        using var content = new StringContent("""[{"query":"{ hello }"}]""", Encoding.UTF8, "application/json");

        using var response = await gateway.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, gateway.Endpoint) { Content = content }
        );

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Whoever_has_the_answer_to_a_get_is_not_sent_it_again()
    {
        await using var gateway = await StartAsync("public, max-age=60", null);
        const string path = "/graphql?query={hello}";
        using var first = await gateway.GetAsync(path);
        var tag = first.Headers.ETag!.ToString();

        using var again = await gateway.GetAsync(path, ("If-None-Match", $"\"other\", {tag}"));
        using var another = await gateway.GetAsync("/graphql?query={a:hello}", ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("", await again.Content.ReadAsStringAsync());
        Assert.Equal(tag, again.Headers.ETag!.ToString());
        Assert.Equal("public, max-age=60", again.Headers.CacheControl!.ToString());
        Assert.Equal(["Accept", "Authorization", "Accept-Encoding"], again.Headers.Vary);
        Assert.Equal(HttpStatusCode.OK, another.StatusCode);
    }

    private static async Task<RunningGateway> StartAsync(string? shopSays, string? shelfSays)
    {
        var (shop, shelf) = (
            await TestSource.StartAsync(options: null, Shop.Types),
            await TestSource.StartAsync(options: null, Shelf.Types)
        );
        (shop.CacheControl, shelf.CacheControl) = (shopSays, shelfSays);
        return await RunningGateway.StartAsync(
            new Dictionary<string, TestSource> { ["shelf"] = shelf, ["shop"] = shop },
            settings: "{}"
        );
    }
}
