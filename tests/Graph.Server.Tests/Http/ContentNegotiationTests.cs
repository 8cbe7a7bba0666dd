namespace Graph.Server.Tests.Http;

public sealed class ContentNegotiationTests
{
    [Theory]
    [InlineData(null, ResponseFormat.Json)]
    [InlineData("", ResponseFormat.Json)]
    [InlineData("*/*", ResponseFormat.Json)]
    [InlineData("application/*", ResponseFormat.Json)]
    [InlineData("application/json", ResponseFormat.Json)]
    [InlineData("APPLICATION/JSON ; charset=utf-8", ResponseFormat.Json)]
    [InlineData("application/graphql-response+json", ResponseFormat.GraphQLResponse)]
    [InlineData("application/graphql-response+json, application/json", ResponseFormat.GraphQLResponse)]
    [InlineData("application/json, application/graphql-response+json", ResponseFormat.Json)]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.9", ResponseFormat.GraphQLResponse)]
    [InlineData("application/graphql-response+json;q=0.1, */*", ResponseFormat.Json)]
    [InlineData("*/*, application/graphql-response+json", ResponseFormat.GraphQLResponse)]
    [InlineData("application/json;q=0, */*", ResponseFormat.GraphQLResponse)]
    [InlineData("*/*;q=0, application/json;q=0.001", ResponseFormat.Json)]
    [InlineData("application/*;q=0.2, */*;q=0.9", ResponseFormat.Json)]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", ResponseFormat.Json)]
    [InlineData("text/event-stream, application/json", ResponseFormat.Json)]
    [InlineData("text/event-stream", ResponseFormat.EventStream)]
    [InlineData("text/event-stream, multipart/mixed", ResponseFormat.EventStream)]
    [InlineData("application/json;profile=\"a,b;q=0\";q=0.3", ResponseFormat.Json)]
    [InlineData("application/json;q=2, application/graphql-response+json", ResponseFormat.Json)]
    [InlineData(
        "application/graphql-response+json, application/json, application/jsonl, text/event-stream",
        ResponseFormat.GraphQLResponse
    )]
    [InlineData("application/jsonl", ResponseFormat.NotAcceptable)]
    [InlineData("text/html", ResponseFormat.NotAcceptable)]
    [InlineData("application/json;q=0", ResponseFormat.NotAcceptable)]
    [InlineData("*/*;q=0", ResponseFormat.NotAcceptable)]
    [InlineData(",,;;,", ResponseFormat.NotAcceptable)]
    public void A_single_response_has_the_type_that_the_client_likes_best(string? accept, object format) =>
        Assert.Equal(format, ContentNegotiation.Choose(accept, batch: false));

    [Theory]
    [InlineData(
        "application/jsonl, text/event-stream, application/graphql-response+json, application/json",
        ResponseFormat.JsonLines
    )]
    [InlineData("application/json, application/jsonl;q=0.5", ResponseFormat.Json)]
    [InlineData("application/jsonl", ResponseFormat.JsonLines)]
    [InlineData("*/*", ResponseFormat.Json)]
    [InlineData("application/jsonl;q=0, */*", ResponseFormat.Json)]
    [InlineData("application/jsonl;q=0", ResponseFormat.NotAcceptable)]
    public void A_batch_is_sent_line_by_line_to_whoever_names_the_lines(string accept, object format) =>
        Assert.Equal(format, ContentNegotiation.Choose(accept, batch: true));

    [Fact]
    public void Several_headers_are_one_list() =>
        Assert.Equal(
            ResponseFormat.GraphQLResponse,
            ContentNegotiation.Choose(new(["text/html", "application/graphql-response+json"]), batch: false)
        );
}
