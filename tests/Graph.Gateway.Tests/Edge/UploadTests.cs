using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Graph.Gateway.Tests.Testing;
using Graph.Server;
using Graph.Testing;

namespace Graph.Gateway.Tests.Edge;

public sealed class UploadTests : IAsyncLifetime
{
    private const string Settings = """
        { "sources": { "archive": { "uploads": true }, "shelf": { "uploads": true } } }
        """;

    private const int MaxFileBytes = 1024 * 1024;
    private RunningGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await StartAsync(Settings);

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_file_goes_on_to_the_source_of_its_field_whole_and_with_its_name()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var answer = await SendAsync(
            "mutation ($input: PublishInput!) { publish(input: $input) { document { name type size hash } } }",
            """{"input":{"title":"T","file":null}}""",
            """{"0":["variables.input.file"]}""",
            ("0", "Käse.bin", bytes)
        );

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(
            $$$$$"""{"data":{"publish":{"document":{"name":"Käse.bin","type":"image/png","size":300000,"hash":"{{{{{hash}}}}}"}}}}""",
            answer
        );
        Assert.Empty(_gateway.Sources["shelf"].Headers);
    }

    [Fact]
    public async Task Each_source_gets_the_files_of_its_own_fields_in_the_order_of_the_mutation()
    {
        var answer = await SendAsync(
            """
            mutation ($a: Upload!, $b: Upload!) {
              first: keep(input: { file: $a }) { words }
              publish(input: { file: $b, title: "T" }) { document { start } }
              last: keep(input: { file: $b, other: $a }) { words }
            }
            """,
            """{"a":null,"b":null}""",
            """{"x":["variables.a"],"y":["variables.b"]}""",
            ("x", "a.txt", "Ada"u8.ToArray()),
            ("y", "b.txt", "Bob"u8.ToArray())
        );

        Assert.Equal(
            """{"data":{"first":{"words":"Ada"},"publish":{"document":{"start":"Bob"}},"last":{"words":"Bob and a.txt"}}}""",
            answer
        );
    }

    [Fact]
    public async Task A_file_goes_to_several_places_and_a_list_keeps_its_order()
    {
        var answer = await SendAsync(
            "query ($files: [Upload!]!, $again: Upload!) { documents(files: $files) { start } document(file: $again) { start } }",
            """{"files":[null,null,null],"again":null}""",
            """{"0":["variables.files.0","variables.files.2","variables.again"],"1":["variables.files.1"]}""",
            ("0", "a.txt", "Ada"u8.ToArray()),
            ("1", "b.txt", "Bob"u8.ToArray())
        );

        Assert.Equal(
            """{"data":{"documents":[{"start":"Ada"},{"start":"Bob"},{"start":"Ada"}],"document":{"start":"Ada"}}}""",
            answer
        );
    }

    [Fact]
    public async Task A_source_of_which_nobody_says_that_it_takes_files_costs_its_own_field()
    {
        var answer = await SendAsync(
            "mutation ($a: Upload!) { keep(input: { file: $a }) { words } lose(input: { file: $a }) { words } }",
            """{"a":null}""",
            """{"0":["variables.a"]}""",
            ("0", "a.txt", "Ada"u8.ToArray())
        );

        Assert.Contains(
            "The source 'attic' takes no files; if it does, say so in its settings: \\\"uploads\\\": true.",
            answer,
            StringComparison.Ordinal
        );
        Assert.Empty(_gateway.Sources["attic"].Headers);
    }

    [Fact]
    public async Task Without_a_source_that_takes_files_a_multipart_request_is_refused()
    {
        await using var gateway = await StartAsync("{}");
        using var response = await PostAsync(
            gateway,
            "mutation ($a: Upload!) { lose(input: { file: $a }) { words } }",
            """{"a":null}""",
            """{"0":["variables.a"]}""",
            [("0", "a.txt", "Ada"u8.ToArray())]
        );

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"a":null}""", "{}", "Variable \\\"$a\\\"")]
    [InlineData("""{"a":null}""", """{"0":["variables.b"]}""", "leads nowhere")]
    [InlineData("""{"a":null}""", """{"0":["variables.a"],"1":[]}""", "The file '1' of the map is missing")]
    public async Task What_is_missing_is_said_before_a_source_is_asked(string variables, string map, string sentence)
    {
        using var response = await PostAsync(
            _gateway,
            "mutation ($a: Upload!) { keep(input: { file: $a }) { words } }",
            variables,
            map,
            map == "{}" ? [] : [("0", "a.txt", "Ada"u8.ToArray())]
        );

        Assert.Contains(sentence, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_gateway.Sources["shelf"].Headers);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_a_source_is_asked()
    {
        using var response = await PostAsync(
            _gateway,
            "mutation ($a: Upload!) { keep(input: { file: $a }) { words } }",
            """{"a":null}""",
            """{"0":["variables.a"]}""",
            [("0", "a.txt", new byte[MaxFileBytes + 1])]
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(_gateway.Sources["shelf"].Headers);
    }

    [Fact]
    public async Task A_form_without_the_header_that_no_form_can_set_is_refused()
    {
        using var response = await PostAsync(
            _gateway,
            "mutation ($a: Upload!) { keep(input: { file: $a }) { words } }",
            """{"a":null}""",
            """{"0":["variables.a"]}""",
            [("0", "a.txt", "Ada"u8.ToArray())],
            preflight: false
        );

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(_gateway.Sources["shelf"].Headers);
    }

    [Fact]
    public Task Apollo_Client_urql_and_a_form_by_hand_upload_files_through_the_gateway() =>
        ClientScript.PassesAsync(
            "uploads.mjs",
            new { url = _gateway.Endpoint.ToString(), maxFileBytes = MaxFileBytes }
        );

    private static async Task<RunningGateway> StartAsync(string settings)
    {
        var accepts = new GraphQLHttpOptions { Uploads = new GraphQLUploadOptions() };
        return await RunningGateway.StartAsync(
            new Dictionary<string, TestSource>
            {
                ["archive"] = await TestSource.StartAsync(accepts, Archive.Types),
                ["attic"] = await TestSource.StartAsync(accepts, Attic.Types),
                ["shelf"] = await TestSource.StartAsync(accepts, Shelf.Types),
            },
            settings,
            options => options with { Uploads = new GraphQLUploadOptions { MaxFileBytes = MaxFileBytes } }
        );
    }

    private async Task<string> SendAsync(
        string query,
        string variables,
        string map,
        params (string Part, string Name, byte[] Content)[] files
    )
    {
        using var response = await PostAsync(_gateway, query, variables, map, files);
        return await response.Content.ReadAsStringAsync();
    }

    private static Task<HttpResponseMessage> PostAsync(
        RunningGateway gateway,
        string query,
        string variables,
        string map,
        (string Part, string Name, byte[] Content)[] files,
        bool preflight = true
    )
    {
        var form = new MultipartFormDataContent { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        form.Add(
            new StringContent($$"""{"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}"""),
            "operations"
        );
        form.Add(new StringContent(map), "map");
        foreach (var (part, name, content) in files)
        {
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            var escaped = name.Replace("\"", "%22", StringComparison.Ordinal);
            file.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                $"form-data; name=\"{part}\"; filename=\"{escaped}\""
            );
            form.Add(file);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, gateway.Endpoint) { Content = form };
        if (preflight)
        {
            request.Headers.Add("GraphQL-Preflight", "1");
        }

        return gateway.SendAsync(request);
    }
}
