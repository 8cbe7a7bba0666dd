using System.Text;
using System.Text.Json;
using Graph.Server.Tests.Testing;

namespace Graph.Server.Tests.Http;

public sealed class BadRequestTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private GraphServer Server => fixture.Server;

    [Theory]
    [InlineData("", "The body is empty.")]
    [InlineData("{\n  \"query\": oops }", "The body is not valid JSON (line 2, column 12)")]
    [InlineData("{\"query\":\"{ __typename }\"", "The body is not valid JSON (line 1, column")]
    [InlineData("{\"query\":\"{ __typename }\"} x", "The body is not valid JSON (line 1, column 28)")]
    [InlineData("\"x\"", "The body must be a JSON object with the member 'query'")]
    [InlineData("null", "The body must be a JSON object with the member 'query'")]
    [InlineData("{}", "The request has no 'query'.")]
    [InlineData("{\"query\":\"\"}", "The request has no 'query'.")]
    [InlineData("{\"query\":null}", "The request has no 'query'.")]
    [InlineData("{\"query\":1}", "The request: 'query' must be a string, not a number.")]
    [InlineData("{\"query\":{}}", "The request: 'query' must be a string, not an object.")]
    [InlineData("{\"id\":7}", "The request: 'id' must be a string, not a number.")]
    [InlineData("{\"query\":\"{a}\",\"operationName\":[]}", "'operationName' must be a string, not a list.")]
    [InlineData("{\"query\":\"{a}\",\"variables\":\"{}\"}", "'variables' must be an object, not a string.")]
    [InlineData("{\"query\":\"{a}\",\"extensions\":true}", "'extensions' must be an object, not a boolean.")]
    [InlineData("{\"query\":\"{a}\",\"variables\":[]}", "the list of variable sets is empty")]
    [InlineData("{\"query\":\"{a}\",\"variables\":[{},1]}", "set 1 of the variables must be an object, not a number.")]
    [InlineData("[]", "The batch is empty")]
    [InlineData("[{\"query\":\"{a}\"},3]", "Request 1 of the batch must be a JSON object, not a number.")]
    [InlineData("[{\"query\":\"{a}\"},{}]", "Request 1 of the batch has no 'query'.")]
    [InlineData("{\"query\":\"{ echo(text: \\\"\\ud800\\\") }\"}", "The body is not valid Unicode (line 1, column 26)")]
    [InlineData("{\"query\":\"{a}\",\"variables\":{\"t\":\"\\udc00\\ud800\"}}", "is half of a surrogate pair")]
    [InlineData("{\"query\":\"{a}\",\"variables\":{\"\\udc00\":1}}", "is half of a surrogate pair")]
    public async Task A_malformed_body_is_400_with_a_sentence(string body, string message)
    {
        foreach (var accept in new[] { "application/json", "application/graphql-response+json", null })
        {
            var answer = await Server.PostAsync(body, accept);
            Assert.Equal(400, answer.Status);
            Assert.Contains(message, Message(answer));
            Assert.Equal(answer.Body.Length, answer.Headers.ContentLength);
        }
    }

    [Fact]
    public async Task A_word_of_any_length_that_is_no_JSON_is_quoted_only_in_part()
    {
        var answer = await Server.PostAsync("tr" + new string('x', 100_000));
        Assert.Equal(400, answer.Status);
        Assert.InRange(Message(answer).Length, 50, 400);
        Assert.StartsWith("The body is not valid JSON (line 1, column 3): 'trxxx", Message(answer));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_400_with_their_place()
    {
        byte[] body = [.. "{\"query\":\n\"{ echo(text: \\\""u8, 0xC3, 0x28, .. "\\\") }\"}"u8];
        var answer = await Server.PostAsync(body);
        Assert.Equal(400, answer.Status);
        Assert.Equal(
            "The body is not valid UTF-8 (line 2, column 17): the byte 0xC3 cannot stand there.",
            Message(answer)
        );
    }

    [Fact]
    public async Task A_byte_order_mark_is_forgiven()
    {
        var answer = await Server.PostAsync([.. "\uFEFF{\"query\":\"{ __typename }\"}"u8]);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", answer.Body);
    }

    [Theory]
    [InlineData(null, "The request has no Content-Type.")]
    [InlineData("text/plain", "A body of type 'text/plain' is not supported.")]
    [InlineData("application/x-www-form-urlencoded", "A body of type 'application/x-www-form-urlencoded'")]
    [InlineData("application/graphql", "A body of type 'application/graphql' is not supported.")]
    [InlineData("application/jsonx", "A body of type 'application/jsonx' is not supported.")]
    [InlineData("nonsense", "'nonsense' is not a media type.")]
    [InlineData("application/json; charset=utf-16", "The charset 'utf-16' is not supported. Send UTF-8.")]
    public async Task A_body_that_is_not_json_in_utf8_is_415(string? contentType, string message)
    {
        var answer = await Server.PostAsync("""{"query":"{ __typename }"}""", contentType: contentType);
        Assert.Equal(415, answer.Status);
        Assert.Contains(message, Message(answer));
    }

    [Theory]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("Application/JSON; boundary=x")]
    public async Task Other_ways_to_say_json_are_understood(string contentType) =>
        Assert.Equal(200, (await Server.PostAsync("""{"query":"{ __typename }"}""", contentType: contentType)).Status);

    [Fact]
    public async Task A_compressed_body_is_415()
    {
        var content = new ByteArrayContent([0x1f, 0x8b]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");
        var answer = await Server.SendAsync(HttpMethod.Post, "", null, content);
        Assert.Equal(415, answer.Status);
        Assert.Contains("'gzip' is not supported", Message(answer));
    }

    [Theory]
    [InlineData("", "The URL has no parameter 'query'.")]
    [InlineData("?query=", "The URL has no parameter 'query'.")]
    [InlineData("?query={a}&query={b}", "The URL has the parameter 'query' 2 times; send it once.")]
    [InlineData("?query={a}&variables=x", "The parameter 'variables' is not valid JSON (line 1, column 1)")]
    [InlineData("?query={a}&variables=[]", "The parameter 'variables' must be a JSON object.")]
    [InlineData("?query={a}&variables={%22a%22:%22%5Cud800%22}", "The parameter 'variables' is not valid Unicode")]
    [InlineData("?query={a}&extensions=1", "The parameter 'extensions' must be a JSON object.")]
    public async Task A_malformed_URL_is_400_with_a_sentence(string query, string message)
    {
        var answer = await Server.GetAsync(query);
        Assert.Equal(400, answer.Status);
        Assert.Contains(message, Message(answer));
    }

    [Fact]
    public async Task A_GET_with_the_content_type_of_a_form_is_415()
    {
        var content = new ByteArrayContent([]);
        content.Headers.TryAddWithoutValidation("Content-Type", "text/plain");
        Assert.Equal(415, (await Server.SendAsync(HttpMethod.Get, "?query={__typename}", null, content)).Status);
    }

    [Fact]
    public async Task JSON_nested_100_000_deep_is_400()
    {
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000);
        var answer = await Server.PostAsync($$"""{"query":"{ __typename }","variables":{{nested}}}""");
        Assert.Equal(400, answer.Status);
        Assert.Contains("depth of 64", Message(answer));
    }

    [Theory]
    [InlineData("{a", "}")]
    [InlineData("{a(b:[", "])}")]
    [InlineData("{...on Q{a", "}}")]
    [InlineData("query($a:[", "]){a}")]
    public async Task A_document_nested_100_000_deep_is_an_error(string open, string close)
    {
        var repeated = open.EndsWith('[') ? "[" : open;
        var document = new StringBuilder(open).Insert(open.Length, repeated, 100_000).Append(close).ToString();
        var answer = await Server.PostAsync(
            JsonSerializer.Serialize(new { query = document }),
            "application/graphql-response+json"
        );
        Assert.Equal(400, answer.Status);
        Assert.NotEmpty(Message(answer));
    }

    [Fact]
    public async Task A_server_that_fails_says_so_without_its_secrets()
    {
        await using var server = await GraphServer.StartAsync(executor: () =>
            throw new InvalidOperationException("A secret of the server.")
        );
        var answer = await server.PostAsync("""{"query":"{ __typename }"}""");
        Assert.Equal(500, answer.Status);
        Assert.Equal("Unexpected error of the server; its log has the details.", Message(answer));
    }

    [Fact]
    public async Task A_request_that_takes_too_long_ends_at_its_time()
    {
        await using var server = await GraphServer.StartAsync(
            execution: new() { Timeout = TimeSpan.FromMilliseconds(50) }
        );
        var answer = await server.PostAsync("""{"query":"{ wait }"}""", "application/graphql-response+json");
        Assert.Equal(504, answer.Status);
        Assert.Contains("TIMEOUT", answer.Body);
    }

    private static string Message(Answer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty("errors")[0].GetProperty("message").GetString()!;
    }
}
