using System.Globalization;
using System.Text;
using Graph.Server.Tests.Testing;

namespace Graph.Server.Tests.Uploads;

/// <summary>What is wrong with a multipart request is said with a sentence, whoever sends it and why.</summary>
public sealed class RefusedUploadTests : IAsyncLifetime
{
    private const string One =
        """{"query":"query ($file: Upload!) { document(file: $file) { size } }","variables":{"file":null,"list":[null],"text":"x"}}""";
    private const string Map = """{"0":["variables.file"]}""";

    private static readonly GraphQLUploadOptions Small = new()
    {
        MaxFiles = 2,
        MaxPlaces = 3,
        MaxFileBytes = 1_000,
        MaxBodyBytes = 2_000,
        MaxMapBytes = 500,
        MemoryThreshold = 100,
    };

    private GraphServer _server = null!;

    public async Task InitializeAsync() =>
        _server = await GraphServer.StartAsync(new GraphQLHttpOptions { Uploads = Small, MaxBodyBytes = 1_500 });

    public async Task DisposeAsync()
    {
        // Whatever was sent, the server goes on.
        var answer = await MultipartBody.Of(One, Map).File("0", "still here").PostAsync(_server);
        Assert.Equal("""{"data":{"document":{"size":10}}}""", answer.Body);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Without_being_switched_on_a_form_is_refused()
    {
        await using var server = await GraphServer.StartAsync();
        var answer = await MultipartBody.Of(One, Map).File("0", "x").PostAsync(server);
        Assert.Equal(415, answer.Status);
        Assert.Contains("A body of type 'multipart/form-data' is not supported.", answer.Body);
    }

    [Fact]
    public async Task Without_the_header_that_asks_first_a_form_is_refused()
    {
        var answer = await MultipartBody.Of(One, Map).File("0", "x").PostAsync(_server, preflight: null);
        Assert.Equal(403, answer.Status);
        Assert.Contains("needs the header 'GraphQL-Preflight: 1' or 'Apollo-Require-Preflight: 1'", answer.Body);
        Assert.Contains("\"code\":\"FORBIDDEN\"", answer.Body);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData(
        "multipart/form-data; boundary=0123456789012345678901234567890123456789012345678901234567890123456789x"
    )]
    public async Task A_body_without_a_boundary_is_no_form(string contentType)
    {
        var answer = await MultipartBody.Of(One, Map).PostAsync(_server, contentType: contentType);
        Assert.Equal(400, answer.Status);
        Assert.Contains("names no boundary", answer.Body);
    }

    [Theory]
    [InlineData("[]", "The part 'map' must be a JSON object")]
    [InlineData("{", "The part 'map'")]
    [InlineData("""{"0":"variables.file"}""", "The entry '0' of the map must be a list of paths")]
    [InlineData("""{"0":[1]}""", "The entry '0' of the map must be a list of paths")]
    [InlineData("""{"0":["variables.file"],"0":[]}""", "The map has the entry '0' twice.")]
    [InlineData(
        """{"0":["variables.other"]}""",
        "The path 'variables.other' in the entry '0' of the map leads nowhere"
    )]
    [InlineData("""{"0":["variables"]}""", "leads nowhere: it begins with 'variables'")]
    [InlineData("""{"0":["variables."]}""", "leads nowhere")]
    [InlineData("""{"0":["variables.file."]}""", "leads nowhere")]
    [InlineData("""{"0":["variables.file.x"]}""", "leads nowhere")]
    [InlineData("""{"0":["variables..file"]}""", "leads nowhere")]
    [InlineData("""{"0":["query"]}""", "leads nowhere")]
    [InlineData("""{"0":[""]}""", "leads nowhere")]
    [InlineData("""{"0":["0.variables.file"]}""", "leads nowhere")]
    [InlineData("""{"0":["variables.list.1"]}""", "leads nowhere")]
    [InlineData("""{"0":["variables.list.-1"]}""", "leads nowhere")]
    [InlineData("""{"0":["variables.list.99999999999"]}""", "leads nowhere")]
    [InlineData("""{"0":["variables.__proto__.file"]}""", "leads nowhere")]
    [InlineData("""{"0":["__proto__.variables.file"]}""", "leads nowhere")]
    [InlineData("""{"0":["variables.constructor.prototype"]}""", "leads nowhere")]
    [InlineData(
        """{"0":["variables.text"]}""",
        "leads to a value: where a file goes, the part 'operations' must have null."
    )]
    [InlineData("""{"0":["variables.file"],"1":["variables.file"]}""", "Two paths of the map lead to one place")]
    [InlineData("""{"0":["variables.file","variables.file"],"1":[]}""", "Two paths of the map lead to one place")]
    [InlineData("""{"0":[],"1":[],"2":[]}""", "The map has more than 2 files")]
    [InlineData(
        """{"0":["variables.file","variables.list.0"],"1":["variables.file","variables.file"]}""",
        "The map leads to more than 3 places"
    )]
    public async Task A_map_that_leads_astray_is_refused(string map, string expected) =>
        await Refuses(400, MultipartBody.Of(One, map).File("0", "x").File("1", "y"), expected);

    [Fact]
    public async Task A_path_is_as_deep_as_the_variables_and_no_deeper() =>
        await Refuses(
            400,
            MultipartBody.Of(One, $$"""{"0":["variables{{string.Concat(Enumerable.Repeat(".x", 200))}}"]}"""),
            "leads nowhere"
        );

    [Fact]
    public async Task A_batch_begins_its_paths_with_the_number_of_the_request() =>
        await Refuses(
            400,
            MultipartBody.Of($"[{One}]", Map).File("0", "x"),
            "in a batch it begins with the number of the request, as in '0.variables.file'"
        );

    [Fact]
    public async Task A_list_of_variable_sets_takes_no_files() =>
        await Refuses(
            400,
            MultipartBody
                .Of(
                    """{"query":"query ($file: Upload!) { document(file: $file) { size } }","variables":[{"file":null}]}""",
                    """{"0":["variables.0.file"]}"""
                )
                .File("0", "x"),
            "A multipart request cannot have a list of variable sets"
        );

    [Fact]
    public async Task Parts_come_in_the_order_of_the_specification()
    {
        const string Rule = "A multipart request has the parts 'operations', 'map' and then its files, in this order.";
        await Refuses(
            400,
            new MultipartBody().Field("map", Map).Field("operations", One),
            $"'operations' is not where it belongs; there is 'map'. {Rule}"
        );
        await Refuses(
            400,
            new MultipartBody().Field("operations", One).File("0", "x").Field("map", Map),
            $"'map' is not where it belongs; there is '0'. {Rule}"
        );
        await Refuses(400, new MultipartBody().Field("operations", One), $"'map' is not where it belongs. {Rule}");
        await Refuses(400, new MultipartBody(), $"'operations' is not where it belongs. {Rule}");
    }

    [Fact]
    public async Task Files_are_those_of_the_map()
    {
        await Refuses(400, MultipartBody.Of(One, Map), "The file '0' of the map is missing");
        await Refuses(400, MultipartBody.Of(One, Map).File("1", "x"), "The part '1' is not in the map.");
        await Refuses(400, MultipartBody.Of(One, Map).File("0", "x").File("0", "y"), "The part '0' is there twice.");
        await Refuses(
            400,
            MultipartBody.Of(One, Map).Field("0", "x"),
            "The part '0' has no filename, so it is no file."
        );
        await Refuses(400, MultipartBody.Of(One, Map).Part("X-Name: 0", []), "A part of the body has no name.");
    }

    [Theory]
    [InlineData("", "The part 'operations'")]
    [InlineData("nonsense", "The part 'operations'")]
    [InlineData("{}", "has no 'query'")]
    [InlineData("\"text\"", "The body must be a JSON object")]
    public async Task Operations_are_what_a_JSON_body_would_be(string operations, string expected) =>
        await Refuses(400, MultipartBody.Of(operations, Map).File("0", "x"), expected);

    [Theory]
    [InlineData("""{"query":"{ document(file: \"x\") { size } }"}""", "Upload cannot be written in the document")]
    [InlineData(
        """{"query":"query ($file: Upload!) { document(file: $file) { size } }","variables":{"file":"x"}}""",
        "Upload must be null in the variables, and a file of a multipart request"
    )]
    [InlineData(
        """{"query":"query ($file: Upload!) { document(file: $file) { size } }","variables":{"file":null}}""",
        "must not be null"
    )]
    public async Task Without_a_file_there_is_no_Upload(string operation, string expected)
    {
        await Refuses(400, MultipartBody.Of(operation, "{}"), expected);
        Assert.Contains(expected, (await _server.PostAsync(operation)).Body);
    }

    [Theory]
    [InlineData(
        "query ($file: String) { echo(text: $file) }",
        "A file was sent for it, but its type is \\\"String\\\""
    )]
    [InlineData(
        "query ($file: SourceInput!) { source(source: $file) }",
        "A file was sent for it, but its type is \\\"SourceInput!\\\""
    )]
    public async Task A_file_is_for_an_Upload_alone(string query, string expected) =>
        await Refuses(
            400,
            MultipartBody.Of($$"""{"query":"{{query}}","variables":{"file":null} }""", Map).File("0", "x"),
            expected
        );

    [Fact]
    public async Task Sizes_have_limits()
    {
        await Refuses(
            413,
            MultipartBody.Of(One, Map).File("0", new byte[1_001]),
            "The file '0' is larger than 1,000 bytes"
        );
        await Refuses(413, MultipartBody.Of(One, Map).File("0", new byte[5_000]), "larger than");
        await Refuses(
            413,
            MultipartBody.Of(One, $$"""{"0":["{{new string('x', 600)}}"]}"""),
            "The part 'map' is larger than 500 bytes"
        );
        await Refuses(
            413,
            MultipartBody.Of($$"""{"query":"{ twice(number: 1) } #{{new string('x', 1_500)}}"}""", "{}"),
            "The part 'operations' is larger than 1,500 bytes"
        );
        await Refuses(
            413,
            MultipartBody
                .Of(One, """{"0":["variables.file"],"1":["variables.list.0"]}""")
                .File("0", new byte[1_000])
                .File("1", new byte[1_000]),
            "The body is larger than 2,000 bytes"
        );
    }

    [Fact]
    public async Task Ten_thousand_small_parts_end_at_the_first_that_is_too_many()
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { Uploads = new GraphQLUploadOptions() }
        );
        var body = MultipartBody.Of(One, Map);
        for (var i = 0; i < 10_000; i++)
        {
            body.File(i.ToString(CultureInfo.InvariantCulture), "");
        }

        var answer = await body.PostAsync(server);
        Assert.Equal(400, answer.Status);
        Assert.Contains("The part '1' is not in the map.", answer.Body);
    }

    [Fact]
    public async Task A_map_of_ten_thousand_entries_is_not_read_to_its_end()
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { Uploads = new GraphQLUploadOptions { MaxMapBytes = 1024 * 1024 } }
        );
        var entries = string.Join(
            ',',
            Enumerable
                .Range(0, 10_000)
                .Select(i => string.Create(CultureInfo.InvariantCulture, $"\"{i}\":[\"variables.file\"]"))
        );
        var answer = await MultipartBody.Of(One, $"{{{entries}}}").PostAsync(server);
        Assert.Equal(400, answer.Status);
        Assert.Contains("The map has more than 10 files", answer.Body);
    }

    [Fact]
    public async Task Headers_of_a_part_have_an_end()
    {
        await using var server = await GraphServer.StartAsync(
            new GraphQLHttpOptions { Uploads = new GraphQLUploadOptions() }
        );
        var many = string.Join("\r\n", Enumerable.Range(0, 20).Select(i => $"X-{i}: {i}"));
        foreach (var headers in new[] { many, $"X: {new string('x', 10_000)}", "no header at all" })
        {
            var answer = await new MultipartBody().Part(headers, []).PostAsync(server);
            Assert.Equal(400, answer.Status);
            Assert.Contains("The headers of a part are malformed or too large", answer.Body);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_ends_too_early_is_refused(bool chunked)
    {
        var whole = MultipartBody.Of(One, Map).File("0", "half a file");
        var answer = await whole.PostAsync(_server, closed: false, chunked: chunked);
        Assert.Equal(400, answer.Status);
        Assert.Contains("The body ends in the middle of a part", answer.Body);
    }

    [Fact]
    public async Task Nothing_that_is_no_form_is_taken_for_one()
    {
        var answer = await _server.PostAsync(
            "not a form at all",
            contentType: $"multipart/form-data; boundary={MultipartBody.Boundary}"
        );
        Assert.Equal(403, answer.Status);
        foreach (var text in new[] { "not a form at all", "", "\r\n\r\n\r\n", "--", $"--{MultipartBody.Boundary}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _server.Url)
            {
                Content = new ByteArrayContent(Encoding.ASCII.GetBytes(text)),
            };
            request.Headers.Add("GraphQL-Preflight", "1");
            request.Content.Headers.TryAddWithoutValidation(
                "Content-Type",
                $"multipart/form-data; boundary={MultipartBody.Boundary}"
            );
            using var response = await _server.Client.SendAsync(request);
            Assert.Equal(400, (int)response.StatusCode);
        }
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_no_file()
    {
        var folder = Directory.CreateTempSubdirectory("graph-uploads-");
        try
        {
            await using var server = await GraphServer.StartAsync(
                new GraphQLHttpOptions
                {
                    Uploads = new GraphQLUploadOptions { MemoryThreshold = 16, TemporaryDirectory = folder.FullName },
                }
            );
            var body = MultipartBody.Of(One, Map).File("0", new byte[200_000]).ToArray(closed: false);
            await using (var connection = await server.ConnectAsync())
            {
                await connection.WriteAsync(
                    Encoding.ASCII.GetBytes(
                        "POST /graphql HTTP/1.1\r\nHost: x\r\nGraphQL-Preflight: 1\r\nContent-Length: 9000000\r\n"
                            + $"Content-Type: multipart/form-data; boundary={MultipartBody.Boundary}\r\n\r\n"
                    )
                );
                await connection.WriteAsync(body);
            }

            var answer = await MultipartBody.Of(One, Map).File("0", "next").PostAsync(server);
            Assert.Equal("""{"data":{"document":{"size":4}}}""", answer.Body);
            Assert.Empty(folder.EnumerateFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task Refuses(int status, MultipartBody body, string expected)
    {
        var answer = await body.PostAsync(_server);
        Assert.Contains(expected, answer.Body);
        Assert.Equal(status, answer.Status);
    }
}
