using System.Security.Cryptography;
using Graph.Server.Tests.Testing;

namespace Graph.Server.Tests.Uploads;

/// <summary>Files reach the arguments that they were sent for.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private const string One =
        """{"query":"query ($file: Upload!) { document(file: $file) { name type size start } }","variables":{"file":null}}""";
    private GraphServer _server = null!;

    public async Task InitializeAsync() =>
        _server = await GraphServer.StartAsync(new GraphQLHttpOptions { Uploads = new GraphQLUploadOptions() });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_file_comes_with_its_name_its_type_and_its_bytes() =>
        await Answers(
            MultipartBody
                .Of(One, """{"0":["variables.file"]}""")
                .File("0", "Hello, file!", "hello.txt", "text/x-greeting"),
            """{"data":{"document":{"name":"hello.txt","type":"text/x-greeting","size":12,"start":"Hello, file!"}}}"""
        );

    [Fact]
    public async Task An_empty_file_is_a_file() =>
        await Answers(
            MultipartBody.Of(One, """{"0":["variables.file"]}""").File("0", ""),
            """{"data":{"document":{"name":"a.txt","type":"text/plain","size":0,"start":""}}}"""
        );

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\\temp\\grüße.txt", "grüße.txt")]
    public async Task A_file_name_is_never_a_path(string sent, string seen) =>
        await Answers(
            MultipartBody.Of(One, """{"0":["variables.file"]}""").File("0", "x", sent),
            $$$$"""{"data":{"document":{"name":"{{{{seen}}}}","type":"text/plain","size":1,"start":"x"}}}"""
        );

    [Fact]
    public async Task Files_of_a_list_keep_its_order() =>
        await Answers(
            MultipartBody
                .Of(
                    """{"query":"query ($files: [Upload!]!) { documents(files: $files) { start } }","variables":{"files":[null,null]}}""",
                    """{"b":["variables.files.1"],"a":["variables.files.0"]}"""
                )
                .File("b", "second")
                .File("a", "first"),
            """{"data":{"documents":[{"start":"first"},{"start":"second"}]}}"""
        );

    [Fact]
    public async Task A_single_file_stands_for_a_list_of_one() =>
        await Answers(
            MultipartBody
                .Of(
                    """{"query":"query ($files: [Upload!]!) { documents(files: $files) { start } }","variables":{"files":null}}""",
                    """{"0":["variables.files"]}"""
                )
                .File("0", "only"),
            """{"data":{"documents":[{"start":"only"}]}}"""
        );

    [Fact]
    public async Task One_file_goes_to_several_places_deep_in_an_input() =>
        await Answers(
            MultipartBody
                .Of(
                    """
                    {
                      "query": "mutation ($input: HandInInput!) { handIn(input: $input) { documents { start } } }",
                      "variables": { "input": { "manuscript": { "title": "T", "cover": null, "pages": [null, null, null] } } }
                    }
                    """,
                    """
                    {
                      "c": ["variables.input.manuscript.cover", "variables.input.manuscript.pages.2"],
                      "p": ["variables.input.manuscript.pages.0"]
                    }
                    """
                )
                .File("c", "cover")
                .File("p", "page"),
            """{"data":{"handIn":{"documents":[{"start":"cover"},{"start":"page"},{"start":""},{"start":"cover"}]}}}"""
        );

    [Fact]
    public async Task Requests_of_a_batch_have_files_of_their_own() =>
        await Answers(
            MultipartBody
                .Of(
                    $$"""[{{One}}, {"query":"{ twice(number: 2) }"}, {{One}}]""",
                    """{"x":["0.variables.file"],"y":["2.variables.file"]}"""
                )
                .File("x", "first")
                .File("y", "third"),
            """
            [{"requestIndex":0,"data":{"document":{"name":"a.txt","type":"text/plain","size":5,"start":"first"}}},{"requestIndex":1,"data":{"twice":4}},{"requestIndex":2,"data":{"document":{"name":"a.txt","type":"text/plain","size":5,"start":"third"}}}]
            """
        );

    [Fact]
    public async Task A_file_is_one_of_several_ways() =>
        await Answers(
            MultipartBody
                .Of(
                    """{"query":"query ($s: SourceInput!, $f: Upload) { a: source(source: $s) b: source(source: { text: \"b\" }) c: maybe(file: $f) { size } }","variables":{"s":{"file":null}}}""",
                    """{"0":["variables.s.file"]}"""
                )
                .File("0", "by file"),
            """{"data":{"a":"by file","b":"b","c":null}}"""
        );

    [Fact]
    public async Task A_request_without_files_may_come_as_multipart_too() =>
        await Answers(MultipartBody.Of("""{"query":"{ twice(number: 4) }"}""", "{}"), """{"data":{"twice":8}}""");

    [Theory]
    [InlineData("Apollo-Require-Preflight")]
    [InlineData("GraphQL-Preflight")]
    public async Task The_header_of_either_world_lets_a_form_in(string header)
    {
        var body = MultipartBody.Of("""{"query":"{ twice(number: 4) }"}""", "{}");
        Assert.Equal(200, (await body.PostAsync(_server, header)).Status);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(300_000)]
    public async Task A_large_file_lies_on_the_disk_while_it_is_used_and_nothing_is_left_of_it(int size)
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
            var content = new byte[size];
            new Random(size).NextBytes(content);
            // What begins like the end of the part is none.
            "\r\n------grap!"u8.CopyTo(content.AsSpan(1));

            var answer = await MultipartBody
                .Of(
                    """{"query":"query ($f: Upload!) { a: document(file: $f) { size hash } b: documents(files: [$f, $f]) { hash } }","variables":{"f":null}}""",
                    """{"0":["variables.f"]}"""
                )
                .File("0", content)
                .PostAsync(server);

            var hash = Convert.ToHexStringLower(SHA256.HashData(content));
            Assert.Equal(
                $$$"""{"data":{"a":{"size":{{{size}}},"hash":"{{{hash}}}"},"b":[{"hash":"{{{hash}}}"},{"hash":"{{{hash}}}"}]}}""",
                answer.Body
            );
            Assert.Empty(folder.EnumerateFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task Answers(MultipartBody body, string expected)
    {
        foreach (var chunked in new[] { false, true })
        {
            var answer = await body.PostAsync(_server, chunked: chunked);
            Assert.Equal(expected, answer.Body);
            Assert.Equal(200, answer.Status);
        }
    }
}
