using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Graph.Server.Tests.Testing;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Graph.Server.Tests.Http;

public sealed class ConnectionTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const int HundredMegabytes = 100 * 1024 * 1024;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private GraphServer Server => fixture.Server;

    [Fact]
    public async Task A_body_that_is_announced_too_large_is_refused_before_it_is_sent()
    {
        await using var connection = await Server.ConnectAsync();
        await connection.WriteAsync(
            Ascii(
                $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {HundredMegabytes}\r\n\r\n"
            )
        );
        var clock = Stopwatch.StartNew();
        var answer = await ReadHeadAsync(connection) + await ReadBodyStartAsync(connection);
        Assert.StartsWith("HTTP/1.1 413 ", answer);
        Assert.Contains("Connection: close", answer);
        Assert.Contains("The body is larger than 1,048,576 bytes", answer);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
    }

    [Fact]
    public async Task Whoever_asks_before_sending_is_told_not_to()
    {
        await using var connection = await Server.ConnectAsync();
        await connection.WriteAsync(
            Ascii(
                "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
                    + $"Content-Length: {HundredMegabytes}\r\n\r\n"
            )
        );
        var answer = await ReadHeadAsync(connection);
        Assert.StartsWith("HTTP/1.1 413 ", answer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_sends_100_megabytes_sees_the_refusal(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Server.Url)
        {
            Content = new StreamContent(new MemoryStream(new byte[HundredMegabytes])),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TransferEncodingChunked = chunked;
        var clock = Stopwatch.StartNew();
        using var response = await Server.Client.SendAsync(request);
        Assert.Equal(413, (int)response.StatusCode);
        Assert.Contains("The body is larger than", await response.Content.ReadAsStringAsync());
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
    }

    [Fact]
    public async Task A_client_that_never_ends_is_answered_and_left()
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { RefusedBodyTime = TimeSpan.FromMilliseconds(300) }
        );
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(
            Ascii(
                "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
        );
        var chunk = new byte[64 * 1024 + 9];
        Ascii("10000\r\n").CopyTo(chunk, 0);
        Ascii("\r\n").CopyTo(chunk, chunk.Length - 2);
        var clock = Stopwatch.StartNew();
        try
        {
            while (clock.Elapsed < Soon)
            {
                await connection.WriteAsync(chunk);
            }
        }
        catch (IOException)
        {
            // The server has closed the connection.
        }

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
    }

    [Fact]
    public async Task A_body_of_the_largest_size_is_read_wherever_it_is_cut()
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { MaxBodyBytes = 5_000_000 },
            kestrel: options => options.Limits.MaxRequestBodySize = 1_000
        );
        const string start = "{\"query\":\"{ __typename }\",\"variables\":{\"x\":\"";
        var body = start + new string('x', 5_000_000 - start.Length - 3) + "\"}}";
        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await server.PostAsync(body)).Body);
        Assert.Equal(413, (await server.PostAsync(body + " ")).Status);
    }

    [Fact]
    public async Task A_slow_body_is_put_together()
    {
        await using var connection = await Server.ConnectAsync();
        var body = Encoding.UTF8.GetBytes("""{"query":"{ echo(text: \"é\") }"}""");
        await connection.WriteAsync(
            Ascii(
                $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"
            )
        );
        foreach (var part in body.Chunk(5))
        {
            await connection.WriteAsync(part);
            await Task.Delay(5);
        }

        Assert.EndsWith("""{"data":{"echo":"é"}}""", await ReadToEndAsync(connection));
    }

    [Fact]
    public async Task A_body_that_never_comes_is_408()
    {
        await using var server = await GraphServer.StartAsync(kestrel: options =>
            options.Limits.MinRequestBodyDataRate = new MinDataRate(100, TimeSpan.FromSeconds(1.1))
        );
        await using var connection = await server.ConnectAsync();
        await connection.WriteAsync(
            Ascii("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
        );
        var answer = await ReadToEndAsync(connection);
        Assert.StartsWith("HTTP/1.1 408 ", answer);
        Assert.Contains("{\"errors\":[{\"message\":\"", answer);
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("99191919")]
    public async Task A_broken_chunk_is_400(string size)
    {
        await using var connection = await Server.ConnectAsync();
        await connection.WriteAsync(
            Ascii(
                "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + $"{size}\r\n{{}}"
            )
        );
        var answer = await ReadToEndAsync(connection);
        Assert.StartsWith("HTTP/1.1 400 ", answer);
        Assert.Contains("{\"errors\":[{\"message\":\"", answer);
    }

    [Fact]
    public async Task A_connection_outlives_the_errors_on_it()
    {
        await using var connection = await Server.ConnectAsync();
        var bodies = new (string Type, string Body, int Status)[]
        {
            ("application/json", "{", 400),
            ("text/plain", new string('x', 200_000), 415),
            ("application/json", """{"query":"{"}""", 200),
            ("application/json", "[]", 400),
            ("application/json", """{"query":"{ fail }"}""", 200),
            ("application/json", """{"query":"{ __typename }"}""", 200),
        };
        foreach (var (type, body, status) in bodies)
        {
            await connection.WriteAsync(
                Ascii(
                    $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body}"
                )
            );
            var head = await ReadHeadAsync(connection);
            Assert.StartsWith($"HTTP/1.1 {status} ", head);
            Assert.DoesNotContain("close", head);
            var length = int.Parse(head.Split("Content-Length: ")[1].Split('\r')[0]);
            await connection.ReadExactlyAsync(new byte[length]);
        }
    }

    [Theory]
    [InlineData("""{"query":"{ wait }"}""")]
    [InlineData("""[{"query":"{ wait }"},{"query":"{ __typename }"}]""")]
    public async Task A_resolver_is_cancelled_when_the_client_goes_away(string body)
    {
        await using var server = await GraphServer.StartAsync();
        await using (var connection = await server.ConnectAsync())
        {
            await connection.WriteAsync(
                Ascii(
                    $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
                )
            );
            Assert.True(await server.Library.Waiting.WaitAsync(Soon));
        }

        await server.Library.Cancelled.Task.WaitAsync(Soon);
        Assert.Equal(200, (await server.PostAsync("""{"query":"{ __typename }"}""")).Status);
    }

    [Fact]
    public async Task Requests_at_once_get_their_own_answers()
    {
        var clients = Enumerable
            .Range(0, 16)
            .Select(async client =>
            {
                for (var i = 0; i < 40; i++)
                {
                    // Of different lengths, so that a buffer that went back too early would show.
                    var text = $"{client}-{i}-" + new string((char)('a' + client), i * 37 % 500);
                    var answer = await Server.PostAsync(
                        $$$"""{"query":"query Q($t: String) { echo(text: $t) books(count: {{{i}}}) { number } }","variables":{"t":"{{{text}}}"}}"""
                    );
                    var books = string.Join(',', Enumerable.Range(1, i).Select(n => $$"""{"number":{{n}}}"""));
                    Assert.Equal($$$"""{"data":{"echo":"{{{text}}}","books":[{{{books}}}]}}""", answer.Body);
                }
            });
        await Task.WhenAll(clients);
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static async Task<string> ReadToEndAsync(NetworkStream connection)
    {
        using var patience = new CancellationTokenSource(Soon);
        using var reader = new StreamReader(connection, leaveOpen: true);
        return await reader.ReadToEndAsync(patience.Token);
    }

    private static async Task<string> ReadBodyStartAsync(NetworkStream connection)
    {
        var body = new byte[80];
        await connection.ReadExactlyAsync(body);
        return Encoding.UTF8.GetString(body);
    }

    private static async Task<string> ReadHeadAsync(NetworkStream connection)
    {
        using var patience = new CancellationTokenSource(Soon);
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await connection.ReadExactlyAsync(next, patience.Token);
            head.Append((char)next[0]);
        }

        return head.ToString();
    }
}
