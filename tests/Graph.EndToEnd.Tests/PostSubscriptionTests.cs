using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;
using Graph.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>What happens to a post, told by Fury and completed by War and Death.</summary>
[Collection(DemoGraph.Name)]
public sealed class PostSubscriptionTests(RunningGraph graph) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_like_reaches_the_reader_with_the_author_and_their_followers()
    {
        var (author, reader) = (RunningGraph.World.Person(30), RunningGraph.World.PersonId(31));
        var post = await PublishAsync(author.Id);
        using var events = await SubscribeAsync(
            post,
            "kind postId post { likeCount viewerHasLiked author { handle followerCount } }",
            reader
        );

        var happened = await ChangeUntilSeenAsync(reader, post, events);

        Assert.Equal("COUNTS_CHANGED", happened.Text("kind"));
        Assert.Equal(post, happened.Text("postId"));
        Assert.InRange(happened.Number("post", "likeCount"), 0, 1);
        Assert.Equal(author.Handle, happened.Text("post", "author", "handle"));
        Assert.Equal(
            await graph.Death.Scalar<long>("select count(*) from followers where following_id = $1", author.Id),
            happened.Number("post", "author", "followerCount")
        );
    }

    [Fact]
    public async Task The_end_of_a_post_ends_the_subscription()
    {
        var author = RunningGraph.World.PersonId(32);
        var post = await PublishAsync(author);
        using var events = await SubscribeAsync(post, "kind post { id }", author);
        await ChangeUntilSeenAsync(author, post, events);

        await graph
            .SignedIn(author)
            .Ask("mutation ($id: ID!) { deletePost(input: { postId: $id }) { deletedPostId } }", new { id = post });

        string? last = null;
        while (await events.ReadAsync() is { } next && next != "complete")
        {
            last = next;
        }

        Assert.Equal("""next {"data":{"postChanged":{"kind":"DELETED","post":null}}}""", last);
    }

    [Fact]
    public async Task A_post_that_does_not_exist_is_the_error_of_the_service()
    {
        using var events = await SubscribeAsync(
            "post_00000000008008000000000000",
            "kind",
            RunningGraph.World.PersonId(33)
        );

        var answer = await events.ReadAsync();

        Assert.Contains("There is no post post_00000000008008000000000000", answer, StringComparison.Ordinal);
        Assert.Contains("\"NOT_FOUND\"", answer, StringComparison.Ordinal);
        Assert.Equal("complete", await events.ReadAsync());
    }

    private async Task<string> PublishAsync(Guid author)
    {
        var answer = await graph
            .SignedIn(author)
            .Ask("""mutation { createPost(input: { content: "Watch me." }) { post { id } } }""");
        return answer.Data.Text("createPost", "post", "id")!;
    }

    private Task<EventStream> SubscribeAsync(string post, string selection, Guid viewer) =>
        EventStream.OpenAsync(
            _http,
            graph.Address,
            $$"""subscription { postChanged(postId: "{{post}}") { {{selection}} } }""",
            graph.TokenOf(viewer)
        );

    // Nothing tells a client that its subscription is open: it is when it sees a change.
    private async Task<JsonElement> ChangeUntilSeenAsync(Guid viewer, string post, EventStream events)
    {
        var seen = events.ReadAsync();
        for (var round = 0; !seen.IsCompleted; round++)
        {
            var mutation = round % 2 == 0 ? "likePost" : "unlikePost";
            await graph
                .SignedIn(viewer)
                .Ask(
                    $$"""mutation ($id: ID!) { {{mutation}}(input: { postId: $id }) { post { id } } }""",
                    new { id = post }
                );
        }

        var answer = await seen;
        Assert.StartsWith("next ", answer, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(answer!["next ".Length..]);
        return json.RootElement.GetProperty("data").GetProperty("postChanged").Clone();
    }
}
