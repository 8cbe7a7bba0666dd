using System.Net;
using Graph.Server.Tests.Testing;

namespace Graph.Server.Tests.Http;

public sealed class CachingTests
{
    private const string Path = "?query={twice(number:1)}";

    [Fact]
    public async Task Without_a_word_nothing_is_said()
    {
        await using var server = await GraphServer.StartAsync();
        using var response = await server.Client.GetAsync(new Uri(server.Url + Path));

        Assert.Null(response.Headers.CacheControl);
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("TAG")]
    [InlineData("\"a\", TAG")]
    public async Task Whoever_has_the_answer_is_not_sent_it_again(string known)
    {
        await using var server = await StartAsync();
        using var first = await server.Client.GetAsync(new Uri(server.Url + Path));
        var tag = first.Headers.ETag!.ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url + Path);
        request.Headers.TryAddWithoutValidation("If-None-Match", known.Replace("TAG", tag, StringComparison.Ordinal));

        using var again = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("", await again.Content.ReadAsStringAsync());
        Assert.Equal(tag, again.Headers.ETag!.ToString());
        Assert.Null(again.Content.Headers.ContentType);
    }

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("no tag at all")]
    public async Task Another_answer_is_sent(string known)
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url + Path);
        request.Headers.TryAddWithoutValidation("If-None-Match", known);

        using var response = await server.Client.SendAsync(request);

        Assert.Equal("""{"data":{"twice":2}}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_refusal_and_a_post_have_no_tag()
    {
        await using var server = await StartAsync();
        using var refused = await server.Client.GetAsync(new Uri(server.Url + "?query={nothing}"));
        using var content = new StringContent("""{"query":"{ twice(number: 1) }"}""", null, "application/json");
        using var posted = await server.Client.PostAsync(server.Url, content);

        Assert.Null(refused.Headers.CacheControl);
        Assert.Null(refused.Headers.ETag);
        Assert.Equal("public, max-age=60", posted.Headers.CacheControl!.ToString());
        Assert.Null(posted.Headers.ETag);
    }

    private static Task<GraphServer> StartAsync() =>
        GraphServer.StartAsync(new GraphQLHttpOptions { CacheControl = _ => "public, max-age=60" });
}
