using System.Text.Json;
using Graph.Common.Ids;
using Graph.Testing;

namespace Graph.Fury.Tests.Events;

public sealed class PostSubscriptionsTests(RunningFury fury) : IClassFixture<RunningFury>, IAsyncLifetime
{
    private const string Unknown = "post_00000000008008000000000000";

    public Task InitializeAsync() => fury.AreSubscribedAsync(0);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_like_and_an_unlike_are_seen_over_server_sent_events()
    {
        var (author, reader) = (fury.NewToken(), fury.NewToken());
        var post = await fury.PublishAsync(author);
        using var events = await EventStream.OpenAsync(
            fury.Client,
            fury.Endpoint,
            $$"""subscription { postChanged(postId: "{{post}}") { post { id likeCount viewerHasLiked } } }""",
            reader
        );
        await fury.AreSubscribedAsync(1);

        await fury.LikeAsync(reader, post);
        Assert.Equal($$"""{"id":"{{post}}","likeCount":1,"viewerHasLiked":true}""", PostOf(await events.ReadAsync()));
        await fury.UnlikeAsync(reader, post);
        Assert.Equal($$"""{"id":"{{post}}","likeCount":0,"viewerHasLiked":false}""", PostOf(await events.ReadAsync()));
    }

    [Fact]
    public async Task A_socket_shows_what_the_viewer_of_its_token_sees()
    {
        var (author, reader) = (fury.NewToken(), fury.NewToken());
        var post = await fury.PublishAsync(author);
        using var socket = await ConnectAsync(reader);
        await socket.SubscribeAsync(
            "1",
            "subscription ($id: ID!) { postChanged(postId: $id) { post { likeCount viewerHasLiked } } }",
            new { id = post }
        );
        await fury.AreSubscribedAsync(1);

        await fury.LikeAsync(reader, post);

        Assert.Equal(
            """{"type":"next","id":"1","payload":{"data":{"postChanged":{"post":{"likeCount":1,"viewerHasLiked":true}}}}}""",
            await socket.ReadAsync()
        );
    }

    [Fact]
    public async Task Several_subscribers_of_one_post_all_see_an_event_and_those_of_another_post_do_not()
    {
        var author = fury.NewToken();
        var (post, other) = (await fury.PublishAsync(author), await fury.PublishAsync(author));
        using var first = await OpenAsync(post);
        using var second = await OpenAsync(post);
        using var elsewhere = await OpenAsync(other);
        await fury.AreSubscribedAsync(3);

        await fury.LikeAsync(author, post);
        await fury.LikeAsync(author, other);

        Assert.Equal(Next("COUNTS_CHANGED", post), await first.ReadAsync());
        Assert.Equal(Next("COUNTS_CHANGED", post), await second.ReadAsync());
        Assert.Equal(Next("COUNTS_CHANGED", other), await elsewhere.ReadAsync());
    }

    [Fact]
    public async Task A_like_that_is_there_already_is_no_event()
    {
        var author = fury.NewToken();
        var post = await fury.PublishAsync(author);
        using var events = await OpenAsync(post);
        await fury.AreSubscribedAsync(1);
        await fury.LikeAsync(author, post);
        Assert.Equal(Next("COUNTS_CHANGED", post), await events.ReadAsync());

        await fury.LikeAsync(author, post);
        await fury.DeleteAsync(author, post);

        Assert.Equal(Next("DELETED", post), await events.ReadAsync());
    }

    [Fact]
    public async Task The_end_of_a_post_is_the_last_event_and_shows_no_post()
    {
        var author = fury.NewToken();
        var post = await fury.PublishAsync(author);
        using var events = await EventStream.OpenAsync(
            fury.Client,
            fury.Endpoint,
            $$"""subscription { postChanged(postId: "{{post}}") { kind post { id } } }"""
        );
        await fury.AreSubscribedAsync(1);
        // A subscription that has had an event is sure to be open: nobody looks for its post any more.
        await fury.LikeAsync(author, post);
        Assert.Equal($$"""{"id":"{{post}}"}""", PostOf(await events.ReadAsync()));

        await fury.DeleteAsync(author, post);

        Assert.Equal("""next {"data":{"postChanged":{"kind":"DELETED","post":null}}}""", await events.ReadAsync());
        Assert.Equal("complete", await events.ReadAsync());
    }

    [Fact]
    public async Task Events_since_a_cursor_come_first_and_each_once()
    {
        var author = fury.NewToken();
        var (post, other) = (await fury.PublishAsync(author), await fury.PublishAsync(author));
        string cursor;
        using (var events = await OpenAsync(post, "cursor"))
        {
            await fury.AreSubscribedAsync(1);
            await fury.LikeAsync(author, post);
            cursor = CursorOf(await events.ReadAsync());
        }

        await fury.UnlikeAsync(author, post);
        await fury.LikeAsync(author, other);
        await fury.LikeAsync(author, post);
        using var again = await OpenAsync(post, "kind cursor", cursor);
        var missed = new[] { CursorOf(await again.ReadAsync()), CursorOf(await again.ReadAsync()) };
        await fury.DeleteAsync(author, post);
        var last = await again.ReadAsync();

        Assert.Equal(3, missed.Append(cursor).Distinct().Count());
        Assert.Contains("\"DELETED\"", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "BAD_USER_INPUT", "The argument 'after' is not a cursor")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA", "CURSOR_EXPIRED", "is not remembered any more")]
    public async Task A_cursor_that_leads_nowhere_is_refused_with_what_to_do(string after, string code, string sentence)
    {
        var post = await fury.PublishAsync(fury.NewToken());
        using var events = await OpenAsync(post, "kind", after);

        var answer = await events.ReadAsync();

        Assert.Contains($"\"code\":\"{code}\"", answer, StringComparison.Ordinal);
        Assert.Contains(sentence, answer, StringComparison.Ordinal);
        Assert.Equal("complete", await events.ReadAsync());
    }

    [Fact]
    public async Task A_post_that_does_not_exist_is_an_error_and_no_silent_stream()
    {
        using var events = await OpenAsync(Unknown);

        var answer = await events.ReadAsync();

        Assert.Contains($"There is no post {Unknown}", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"NOT_FOUND\"", answer, StringComparison.Ordinal);
        Assert.Equal("complete", await events.ReadAsync());
    }

    [Fact]
    public async Task A_post_that_the_viewer_may_not_see_does_not_exist_and_its_author_can_watch_it()
    {
        var (author, stranger) = (fury.NewToken(), fury.NewToken());
        var post = await fury.PublishAsync(author, "ONLY_ME");
        using var refused = await OpenAsync(post, "kind", token: stranger);
        using var open = await OpenAsync(post, "kind", token: author);
        await fury.AreSubscribedAsync(1);

        await fury.LikeAsync(author, post);

        Assert.Contains("\"code\":\"NOT_FOUND\"", await refused.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal("""next {"data":{"postChanged":{"kind":"COUNTS_CHANGED"}}}""", await open.ReadAsync());
    }

    [Fact]
    public async Task A_subscription_ends_when_its_viewer_may_no_longer_see_the_post()
    {
        var (author, reader) = (UuidV8.NewUser(), UuidV8.NewUser());
        var post = await fury.PublishAsync(fury.TokenOf(author));
        using var events = await OpenAsync(post, "kind", token: fury.TokenOf(reader));
        await fury.AreSubscribedAsync(1);
        await fury.LikeAsync(fury.TokenOf(author), post);
        Assert.Equal("""next {"data":{"postChanged":{"kind":"COUNTS_CHANGED"}}}""", await events.ReadAsync());

        await fury.ExecuteAsync(
            $"insert into relations (from_id, to_id, blocks, version) values ('{author}', '{reader}', true, 1)"
        );
        await fury.UnlikeAsync(fury.TokenOf(author), post);

        Assert.Contains("\"code\":\"NOT_FOUND\"", await events.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal("complete", await events.ReadAsync());
    }

    [Theory]
    [InlineData("rubbish", "4403 The access token is not a valid JWT")]
    [InlineData(null, "4403 The access token expired at ")]
    public async Task A_socket_with_a_bad_token_is_closed_with_the_reason(string? token, string start)
    {
        using var socket = await SubscriptionSocket.ConnectAsync(
            fury.Endpoint,
            token ?? fury.NewToken(TimeSpan.FromMinutes(-5))
        );

        Assert.StartsWith(start, await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_bearer_token_is_said_to_be_none()
    {
        using var socket = await SubscriptionSocket.ConnectAsync(fury.Endpoint);
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());

        using var other = await SubscriptionSocket.ConnectAsync(fury.Endpoint, payload: """{"Authorization":7}""");
        Assert.Equal(
            "4403 'Authorization' in connection_init must be the text 'Bearer <token>'.",
            await other.ReadAsync()
        );
    }

    private Task<EventStream> OpenAsync(
        string post,
        string selection = "kind postId",
        string? after = null,
        string? token = null
    ) =>
        EventStream.OpenAsync(
            fury.Client,
            fury.Endpoint,
            $$"""
            subscription { postChanged(postId: "{{post}}" {{(
                after is null ? "" : $"after: \"{after}\""
            )}}) { {{selection}} } }
            """,
            token
        );

    private async Task<SubscriptionSocket> ConnectAsync(string? token)
    {
        var socket = await SubscriptionSocket.ConnectAsync(fury.Endpoint, token);
        Assert.Equal("""{"type":"connection_ack"}""", await socket.ReadAsync());
        return socket;
    }

    private static string Next(string kind, string post) =>
        $$$$"""next {"data":{"postChanged":{"kind":"{{{{kind}}}}","postId":"{{{{post}}}}"}}}""";

    private static string CursorOf(string? answer) => EventOf(answer).GetProperty("cursor").GetString()!;

    private static string PostOf(string? answer) => EventOf(answer).GetProperty("post").GetRawText();

    private static JsonElement EventOf(string? answer)
    {
        using var json = JsonDocument.Parse(answer!["next ".Length..]);
        return json.RootElement.GetProperty("data").GetProperty("postChanged").Clone();
    }
}
