using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Graph.Gateway.Edge;
using Graph.Gateway.Tests.Testing;
using Graph.Testing;

namespace Graph.Gateway.Tests.Edge;

public sealed class CompressionTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private const string Long = "{ text(length: 100000) }";
    private static readonly string Answer = $$$"""{"data":{"text":"{{{new string('x', 100_000)}}}"}}""";

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1, br;q=0.5", "gzip")]
    [InlineData("*", "br")]
    public async Task A_large_answer_is_compressed_as_the_client_likes_it_best(string accepts, string encoding)
    {
        using var response = await fixture.Gateway.PostAsync(Long, ("Accept-Encoding", accepts));

        Assert.Equal(encoding, Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1, 5_000);
        Assert.Equal(Answer, await Plain(response));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    [InlineData("br;q=0, gzip;q=0")]
    [InlineData("zstd")]
    public async Task It_is_sent_as_it_is_to_who_accepts_no_encoding_of_ours(string? accepts)
    {
        using var response = await (
            accepts is null
                ? fixture.Gateway.PostAsync(Long)
                : fixture.Gateway.PostAsync(Long, ("Accept-Encoding", accepts))
        );

        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(Answer, await response.Content.ReadAsStringAsync());
        Assert.Equal(Answer.Length, response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(1_003, false)]
    [InlineData(1_004, true)]
    public async Task A_small_answer_is_sent_as_it_is(int length, bool isCompressed)
    {
        using var response = await fixture.Gateway.PostAsync(
            $$"""{ text(length: {{length}}) }""",
            ("Accept-Encoding", "br")
        );

        Assert.Equal(isCompressed, response.Content.Headers.ContentEncoding.Count > 0);
        // The text, and {"data":{"text":""}} around it.
        Assert.Equal(length + 20, (await Plain(response)).Length);
    }

    [Fact]
    public async Task Every_answer_says_that_it_depends_on_what_is_accepted_once()
    {
        using var response = await fixture.Gateway.PostAsync(Long, ("Accept-Encoding", "br"));

        Assert.Equal(["Accept", "Authorization", "Accept-Encoding"], response.Headers.Vary);
    }

    [Fact]
    public async Task A_stream_of_events_is_never_compressed_and_comes_event_by_event()
    {
        using var events = await EventStream.OpenAsync(
            fixture.Gateway.Client,
            fixture.Gateway.Endpoint,
            Long,
            acceptEncoding: "br, gzip"
        );

        Assert.Empty(events.Headers.Content.ContentEncoding);
        Assert.Equal($"next {Answer}", await events.ReadAsync());
        Assert.Equal("complete", await events.ReadAsync());
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var gateway = await RunningGateway.StartAsync(options =>
            options with
            {
                Compression = new CompressionOptions { Enabled = false },
            }
        );
        using var response = await gateway.PostAsync(Long, ("Accept-Encoding", "br"));

        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_compressed_request_is_refused_with_what_to_do()
    {
        using var body = new MemoryStream();
        await using (var gzip = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync("""{"query":"{ hello }"}"""u8.ToArray());
        }

        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await fixture.Gateway.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, fixture.Gateway.Endpoint) { Content = content },
            ("Content-Encoding", "gzip")
        );

        Assert.Equal(415, (int)response.StatusCode);
        Assert.Contains(
            "Send the body uncompressed.",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> Plain(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStreamAsync();
        body.Position = 0;
        using Stream plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
