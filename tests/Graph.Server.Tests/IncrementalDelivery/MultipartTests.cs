using System.Net.Http.Headers;
using System.Text;
using Graph.Server.Tests.Testing;

namespace Graph.Server.Tests.IncrementalDelivery;

public sealed class MultipartTests
{
    private const string Deferred = """{"query":"{ twice(number: 2) ... @defer(label: \"w\") { wait } }"}""";
    private const string PathBased = "multipart/mixed; boundary=\"-\"; deferSpec=20220824";
    private const string IdBased = "multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("multipart/mixed")]
    [InlineData("application/json, multipart/mixed")]
    [InlineData("multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9")]
    [InlineData("multipart/mixed;incrementalSpec=v0.1")]
    public async Task The_parts_have_the_format_of_2022_unless_another_is_named(string? accept)
    {
        await using var server = await GraphServer.StartAsync();
        server.Library.Go.SetResult();
        var answer = await server.PostAsync(Deferred, accept);
        Assert.Equal(200, answer.Status);
        Assert.Equal(PathBased, answer.ContentType);
        Assert.Equal(
            Body(
                """{"data":{"twice":4},"hasNext":true}""",
                """{"incremental":[{"data":{"wait":"done"},"path":[],"label":"w"}],"hasNext":false}"""
            ),
            answer.Body
        );
    }

    [Theory]
    [InlineData("multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9")]
    [InlineData("multipart/mixed;q=0.1, multipart/mixed; incrementalSpec=\"v0.2\"")]
    public async Task The_current_format_is_named_by_the_client(string accept)
    {
        await using var server = await GraphServer.StartAsync();
        server.Library.Go.SetResult();
        var answer = await server.PostAsync(Deferred, accept);
        Assert.Equal(IdBased, answer.ContentType);
        Assert.Equal(
            Body(
                """{"data":{"twice":4},"pending":[{"id":"0","path":[],"label":"w"}],"hasNext":true}""",
                """{"incremental":[{"data":{"wait":"done"},"id":"0"}],"completed":[{"id":"0"}],"hasNext":false}"""
            ),
            answer.Body
        );
    }

    [Theory]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json; charset=utf-8")]
    [InlineData("application/json, text/plain, */*", "application/json; charset=utf-8")]
    [InlineData("application/json, multipart/mixed;q=0.5", "application/json; charset=utf-8")]
    [InlineData("application/json, multipart/mixed;incrementalSpec=v9", "application/json; charset=utf-8")]
    [InlineData(
        "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json",
        "application/json; charset=utf-8"
    )]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", "application/json; charset=utf-8")]
    public async Task Whoever_takes_no_parts_or_likes_JSON_better_gets_the_whole(string accept, string contentType)
    {
        await using var server = await GraphServer.StartAsync();
        server.Library.Go.SetResult();
        var answer = await server.PostAsync(Deferred, accept);
        Assert.Equal(contentType, answer.ContentType);
        Assert.Equal("""{"data":{"twice":4,"wait":"done"}}""", answer.Body);
    }

    [Theory]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData(
        "multipart/mixed;incrementalSpec=v0.2, application/graphql-response+json",
        "application/graphql-response+json; charset=utf-8"
    )]
    public async Task An_operation_that_defers_nothing_is_answered_as_ever(string accept, string contentType)
    {
        await using var server = await GraphServer.StartAsync();
        var query =
            """{"query":"query ($d: Boolean = false) { twice(number: 2) ... @defer(if: $d) { half(number: 1) } }"}""";
        var answer = await server.PostAsync(query, accept);
        Assert.Equal(contentType, answer.ContentType);
        Assert.Equal("""{"data":{"twice":4,"half":0.5}}""", answer.Body);
    }

    [Fact]
    public async Task Whoever_takes_nothing_but_parts_gets_a_single_one()
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await server.PostAsync("""{"query":"{ twice(number: 2) }"}""", "multipart/mixed");
        Assert.Equal(PathBased, answer.ContentType);
        Assert.Equal(Body("""{"data":{"twice":4},"hasNext":false}"""), answer.Body);
    }

    [Fact]
    public async Task The_first_part_arrives_while_a_resolver_is_held_back()
    {
        await using var server = await GraphServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent(Deferred, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("multipart/mixed"));
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var first = await ReadToAsync(body, """{"data":{"twice":4},"hasNext":true}""" + "\r\n---\r\n");
        Assert.StartsWith("\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n", first);
        Assert.True(await server.Library.Waiting.WaitAsync(Patience));
        server.Library.Go.SetResult();
        Assert.EndsWith(",\"hasNext\":false}\r\n-----\r\n", await ReadToAsync(body, "-----\r\n"));
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_deferred_work()
    {
        await using var server = await GraphServer.StartAsync();
        using (var gone = new CancellationTokenSource())
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
            {
                Content = new StringContent(Deferred, Encoding.UTF8, "application/json"),
            };
            using var response = await server.Client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                gone.Token
            );
            Assert.True(await server.Library.Waiting.WaitAsync(Patience));
        }

        await server.Library.Cancelled.Task.WaitAsync(Patience);
    }

    private static string Body(params string[] parts) =>
        "\r\n---\r\n"
        + string.Join(
            "\r\n---\r\n",
            parts.Select(part => $"Content-Type: application/json; charset=utf-8\r\n\r\n{part}")
        )
        + "\r\n-----\r\n";

    private static async Task<string> ReadToAsync(Stream body, string end)
    {
        using var patience = new CancellationTokenSource(Patience);
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            var count = await body.ReadAsync(buffer, patience.Token);
            Assert.True(count > 0, $"The response ended after {text}");
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return text.ToString();
    }
}
