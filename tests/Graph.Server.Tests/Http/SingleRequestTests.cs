using Graph.Server.Tests.Testing;

namespace Graph.Server.Tests.Http;

public sealed class SingleRequestTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Json = "application/json; charset=utf-8";
    private const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";

    private GraphServer Server => fixture.Server;

    [Fact]
    public async Task A_query_is_answered_with_its_length()
    {
        var answer = await Server.PostAsync("""{"query":"{ twice(number: 21) }"}""");
        Assert.Equal(200, answer.Status);
        Assert.Equal(Json, answer.ContentType);
        Assert.Equal("""{"data":{"twice":42}}""", answer.Body);
        Assert.Equal(answer.Body.Length, answer.Headers.ContentLength);
        Assert.False(answer.IsChunked);
    }

    [Fact]
    public async Task A_query_may_come_by_GET_with_variables()
    {
        var variables = Uri.EscapeDataString("""{"n":4}""");
        var query = Uri.EscapeDataString("query A { __typename } query B($n: Int!) { twice(number: $n) }");
        var answer = await Server.GetAsync(
            $"?query={query}&operationName=B&variables={variables}&extensions=%7B%7D",
            "application/graphql-response+json"
        );
        Assert.Equal((200, """{"data":{"twice":8}}"""), (answer.Status, answer.Body));
        Assert.Equal(GraphQLResponse, answer.ContentType);
    }

    [Fact]
    public async Task Strings_come_back_as_they_were_sent()
    {
        var answer = await Server.PostAsync(
            """{"query":"query Q($text: String) {\n\techo(text: $text)\n\tother: echo(text: \"\\u{1F600} ü \\\"\")\n}","variables":{"text":"a\u0000\"\\\n\u00e9 \ud83d\ude00 é 😀 </script>"}}"""
        );
        Assert.Equal("""{"data":{"echo":"a\u0000\"\\\né 😀 é 😀 </script>","other":"😀 ü \""}}""", answer.Body);
    }

    [Theory]
    [InlineData("{", "Syntax Error: Expected Name, found <EOF>.", "GRAPHQL_PARSE_FAILED")]
    [InlineData(
        "{ twise(number: 1) }",
        "Cannot query field \\\"twise\\\" on type \\\"Query\\\". Did you mean \\\"twice\\\"?",
        "GRAPHQL_VALIDATION_FAILED"
    )]
    [InlineData(
        "{ twice(number: \\\"1\\\") }",
        "Int cannot represent non-integer value: \\\"1\\\"",
        "GRAPHQL_VALIDATION_FAILED"
    )]
    [InlineData(
        "query A { __typename } query B { __typename }",
        "Must provide operation name if query contains multiple operations.",
        "BAD_REQUEST"
    )]
    [InlineData(
        "query Q($n: Int!) { twice(number: $n) }",
        "Variable \\\"$n\\\" of required type \\\"Int!\\\" was not provided.",
        "BAD_USER_INPUT"
    )]
    public async Task A_refused_document_is_400_where_the_type_says_so_and_200_in_plain_json(
        string document,
        string message,
        string code
    )
    {
        var body = $$"""{"query":"{{document}}"}""";
        var strict = await Server.PostAsync(body, "application/graphql-response+json");
        var legacy = await Server.PostAsync(body, "application/json");
        Assert.Equal((400, GraphQLResponse), (strict.Status, strict.ContentType));
        Assert.Equal((200, Json), (legacy.Status, legacy.ContentType));
        Assert.Equal(strict.Body, legacy.Body);
        Assert.Contains(message, strict.Body);
        Assert.Contains(code, strict.Body);
        Assert.DoesNotContain("\"data\"", strict.Body);
    }

    [Fact]
    public async Task A_syntax_error_names_line_and_column()
    {
        var answer = await Server.PostAsync("""{"query":"query {\n  books(count: 1) { title } }}"}""");
        Assert.Contains("""{"line":2,"column":30}""", answer.Body);
    }

    [Fact]
    public async Task A_wrong_variable_is_an_error_with_its_reason()
    {
        var answer = await Server.PostAsync(
            """{"query":"query Q($n: Int!) { twice(number: $n) }","variables":{"n":"x"}}""",
            "application/graphql-response+json"
        );
        Assert.Equal(400, answer.Status);
        Assert.Contains("$n", answer.Body);
        Assert.Contains("BAD_USER_INPUT", answer.Body);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("99999999999999999999999999")]
    [InlineData("{}")]
    [InlineData("[[1]]")]
    public async Task A_number_that_does_not_fit_is_an_error_of_the_request(string number)
    {
        var answer = await Server.PostAsync(
            $$$"""{"query":"query Q($n: Int!, $d: Float!) { twice(number: $n) half(number: $d) }","variables":{"n":{{{number}}},"d":{{{number}}}}}""",
            "application/graphql-response+json"
        );
        Assert.Equal(400, answer.Status);
        Assert.Contains("BAD_USER_INPUT", answer.Body);
    }

    [Fact]
    public async Task An_executed_request_is_200_even_if_a_field_failed()
    {
        var answer = await Server.PostAsync(
            """{"query":"{ fail twice(number: 1) }"}""",
            "application/graphql-response+json"
        );
        Assert.Equal(200, answer.Status);
        Assert.Contains("\"data\":{\"fail\":null,\"twice\":2}", answer.Body);
        Assert.Contains("\"path\":[\"fail\"]", answer.Body);
        Assert.DoesNotContain("secret", answer.Body);
    }

    [Fact]
    public async Task A_mutation_by_GET_is_405_and_not_run()
    {
        foreach (var accept in new[] { "application/json", "application/graphql-response+json" })
        {
            var answer = await Server.GetAsync("?query=mutation{stamp{stamps}}", accept);
            Assert.Equal((405, "POST"), (answer.Status, answer.Allow));
            Assert.Contains("send mutations by POST", answer.Body);
        }

        Assert.Equal(0, Server.Library.Stamps);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("HEAD")]
    public async Task Other_methods_are_405_and_told_what_is_allowed(string method)
    {
        var answer = await Server.SendAsync(new HttpMethod(method), "", null, null);
        Assert.Equal((405, "GET, OPTIONS, POST"), (answer.Status, answer.Allow));
        Assert.Equal(method == "HEAD", answer.Body.Length == 0);
    }

    [Fact]
    public async Task OPTIONS_says_what_is_allowed()
    {
        var answer = await Server.SendAsync(HttpMethod.Options, "", null, null);
        Assert.Equal((204, "GET, OPTIONS, POST"), (answer.Status, answer.Allow));
    }

    [Fact]
    public async Task What_cannot_be_accepted_is_406_and_not_run()
    {
        var answer = await Server.PostAsync(
            """{"query":"mutation { stamp { stamps } }"}""",
            "text/html, image/*;q=0.5"
        );
        Assert.Equal((406, Json), (answer.Status, answer.ContentType));
        Assert.Contains("application/graphql-response+json", answer.Body);
    }

    [Fact]
    public async Task An_answer_of_many_blocks_is_whole_and_has_its_length()
    {
        var answer = await Server.PostAsync(
            """{"query":"{ books(count: 3000) { number title pages price isLent author { name } } }"}"""
        );
        var books = Enumerable
            .Range(1, 3000)
            .Select(n =>
                FormattableString.Invariant(
                    $$$"""{"number":{{{n}}},"title":"Book {{{n}}}","pages":{{{n * 10}}},"price":{{{n / 4d}}},"isLent":{{{(n % 2 == 0 ? "true" : "false")}}},"author":{"name":"Ann"}}"""
                )
            );
        Assert.False(answer.IsChunked);
        Assert.Equal(answer.Body.Length, answer.Headers.ContentLength);
        Assert.Equal($$$"""{"data":{"books":[{{{string.Join(',', books)}}}]}}""", answer.Body);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task A_string_across_the_ends_of_blocks_is_whole(int shift)
    {
        // Eight bytes of one, two and four byte characters, so that a block ends within each of them once.
        var text = new string('x', shift) + string.Concat(Enumerable.Repeat("é\\n😀", 10_000));
        var answer = await Server.PostAsync(
            $$$"""{"query":"query Q($t: String) { echo(text: $t) }","variables":{"t":"{{{text}}}"}}"""
        );
        Assert.Equal($$$"""{"data":{"echo":"{{{text}}}"}}""", answer.Body);
    }

    [Fact]
    public async Task The_schema_can_be_downloaded_as_text()
    {
        var answer = await Server.GetAsync("?sdl");
        Assert.Equal((200, "text/plain; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Contains("type Query", answer.Body);
        Assert.Contains("twice(number: Int!): Int", answer.Body);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await Server.GetAsync("?sdl&query={__typename}")).Body);
    }

    [Fact]
    public async Task The_schema_is_kept_where_it_is_not_to_be_downloaded()
    {
        await using var server = await GraphServer.StartAsync(new GraphQLHttpOptions { AllowSdlDownload = false });
        Assert.Equal(403, (await server.GetAsync("?sdl")).Status);
    }

    [Fact]
    public async Task GET_can_be_switched_off()
    {
        await using var server = await GraphServer.StartAsync(new GraphQLHttpOptions { AllowGet = false });
        var answer = await server.GetAsync("?query={__typename}");
        Assert.Equal((405, "OPTIONS, POST"), (answer.Status, answer.Allow));
    }
}
