using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Graph.Fusion.Schemas;
using Graph.Fusion.Sources;
using Graph.Fusion.Tests.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Graph.Fusion.Tests.Sources;

/// <summary>Protocols, encodings and media types of sources as their settings declare them.</summary>
public sealed class SourceProtocolTests
{
    private const string Sdl = "type Query { text(arg: String): String }";

    private static async Task<(ScriptedSource Source, TestGateway Gateway)> Start(
        SourceSchemaSettings settings,
        HttpProtocols protocols = HttpProtocols.Http1,
        SourceOptions? options = null
    )
    {
        var source = await ScriptedSource.StartAsync("a", Sdl, settings, protocols);
        source.Body = """{"data":{"text":"here"}}""";
        return (source, new TestGateway([source], options));
    }

    [Theory]
    [InlineData(SourceHttpVersion.Http2, HttpProtocols.Http2, "HTTP/2")]
    [InlineData(SourceHttpVersion.Http11, HttpProtocols.Http1, "HTTP/1.1")]
    [InlineData(null, HttpProtocols.Http1, "HTTP/1.1")]
    public async Task A_source_is_spoken_to_in_the_version_that_it_declares(
        SourceHttpVersion? version,
        HttpProtocols protocols,
        string spoken
    )
    {
        var (source, gateway) = await Start(new SourceSchemaSettings { HttpVersion = version }, protocols);
        await using var _ = source;
        using var __ = gateway;

        Assert.Equal("""{"data":{"text":"here"}}""", await gateway.ExecuteAsync("{ text }"));
        Assert.Equal(spoken, source.LastProtocol);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_compressed_answer_is_inflated_where_the_source_declares_compression(string encoding)
    {
        var (source, gateway) = await Start(new SourceSchemaSettings { Compression = true });
        await using var _ = source;
        using var __ = gateway;
        source.Respond = (context, _) => WriteCompressed(context, """{"data":{"text":"here"}}"""u8.ToArray(), encoding);

        Assert.Equal("""{"data":{"text":"here"}}""", await gateway.ExecuteAsync("{ text }"));
        Assert.Contains(encoding, source.LastHeaders.AcceptEncoding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_that_nothing_compressed_is_asked_for_and_what_comes_so_is_refused_with_a_reason()
    {
        var (source, gateway) = await Start(new SourceSchemaSettings());
        await using var _ = source;
        using var __ = gateway;
        source.Respond = (context, _) => WriteCompressed(context, """{"data":{"text":"here"}}"""u8.ToArray(), "gzip");

        var response = await gateway.ExecuteAsync("{ text }");

        Assert.Contains(
            "answered in the encoding 'gzip', which it was not asked for",
            response,
            StringComparison.Ordinal
        );
        Assert.Empty(source.LastHeaders.AcceptEncoding.ToString());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_limit_of_an_answer_is_one_of_the_inflated_answer(string encoding)
    {
        var (source, gateway) = await Start(
            new SourceSchemaSettings { Compression = true },
            options: new SourceOptions { MaxResponseBytes = 1_000_000 }
        );
        await using var _ = source;
        using var __ = gateway;
        var bomb = new byte[200_000_000];
        Array.Fill(bomb, (byte)' ');
        source.Respond = (context, _) => WriteCompressed(context, bomb, encoding);

        var response = await gateway.ExecuteAsync("{ text }");

        Assert.Contains("answered with more than 1000000 bytes", response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RequestCompression.Gzip, "gzip")]
    [InlineData(RequestCompression.Brotli, "br")]
    public async Task A_large_request_is_compressed_where_the_source_declares_that_it_takes_that(
        RequestCompression compression,
        string encoding
    )
    {
        var (source, gateway) = await Start(new SourceSchemaSettings { RequestCompression = compression });
        await using var _ = source;
        using var __ = gateway;
        var received = "";
        source.RespondRaw = async context =>
        {
            received = Encoding.UTF8.GetString(await Inflate(context.Request.Body, encoding));
            await ScriptedSource.Write(context, """{"data":{"text":"here"}}""");
        };
        var text = new string('x', 5_000);

        await gateway.ExecuteAsync("query ($arg: String) { text(arg: $arg) }", "{\"arg\":\"" + text + "\"}");

        Assert.Equal(encoding, source.LastHeaders.ContentEncoding.ToString());
        using var json = JsonDocument.Parse(received);
        Assert.Equal(text, json.RootElement.GetProperty("variables").EnumerateObject().Single().Value.GetString());
    }

    [Fact]
    public async Task A_source_that_does_not_take_compressed_requests_gets_plain_ones_even_of_a_mutation()
    {
        await using var source = await ScriptedSource.StartAsync(
            "a",
            "type Query { a: Int } type Mutation { set(arg: String): String }",
            new SourceSchemaSettings { RequestCompression = RequestCompression.Gzip }
        );
        using var gateway = new TestGateway([source]);
        source.RespondRaw = context =>
            context.Request.Headers.ContentEncoding.Count > 0
                ? ScriptedSource.Write(context, "", 415, "text/plain")
                : ScriptedSource.Write(context, """{"data":{"set":"done"}}""");
        var variables = "{\"arg\":\"" + new string('x', 5_000) + "\"}";

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(
                """{"data":{"set":"done"}}""",
                await gateway.ExecuteAsync("mutation ($arg: String) { set(arg: $arg) }", variables)
            );
        }

        Assert.Equal(3, source.Requests.Count);
    }

    [Theory]
    [InlineData("event: next\ndata: {\"data\":\ndata: {\"text\":\"here\"}}\n\nevent: complete\ndata:\n\n")]
    [InlineData("\uFEFF:hello\r\n\r\nevent:next\r\ndata:{\"data\":{\"text\":\"here\"}}\r\n\r\n")]
    [InlineData("data: {\"data\":{\"text\":\"here\"}}\r\r")]
    public async Task A_result_may_come_as_an_event(string stream)
    {
        var (source, gateway) = await Start(new SourceSchemaSettings());
        await using var _ = source;
        using var __ = gateway;
        source.Respond = (context, _) => ScriptedSource.Write(context, stream, 200, "text/event-stream");

        Assert.Equal("""{"data":{"text":"here"}}""", await gateway.ExecuteAsync("{ text }"));
    }

    [Theory]
    [InlineData("[{\"data\":{\"text\":\"here\"}}]", "application/json")]
    [InlineData("{\"data\":{\"text\":\"here\"}}\n", "application/jsonl")]
    [InlineData(" \n{ \"data\" : { \"text\" : \"here\" } }", "application/json; charset=utf-8")]
    public async Task A_single_result_may_come_as_a_list_or_a_line(string body, string contentType)
    {
        var (source, gateway) = await Start(new SourceSchemaSettings());
        await using var _ = source;
        using var __ = gateway;
        source.Respond = (context, _) => ScriptedSource.Write(context, body, 200, contentType);

        Assert.Equal("""{"data":{"text":"here"}}""", await gateway.ExecuteAsync("{ text }"));
    }

    private static async Task WriteCompressed(HttpContext context, byte[] body, string encoding)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentEncoding = encoding;
        await using Stream encoder =
            encoding == "br"
                ? new BrotliStream(context.Response.Body, CompressionLevel.Fastest)
                : new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await encoder.WriteAsync(body, context.RequestAborted);
    }

    private static async Task<byte[]> Inflate(Stream body, string encoding)
    {
        await using Stream decoder =
            encoding == "br"
                ? new BrotliStream(body, CompressionMode.Decompress)
                : new GZipStream(body, CompressionMode.Decompress);
        var inflated = new MemoryStream();
        await decoder.CopyToAsync(inflated);
        return inflated.ToArray();
    }
}
