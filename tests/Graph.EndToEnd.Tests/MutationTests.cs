using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests;

/// <summary>What a payload says is already true, in every service.</summary>
[Collection(DemoGraph.Name)]
public sealed class MutationTests(RunningGraph graph)
{
    private const string CreatePost =
        "mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id content likeCount viewerHasLiked "
        + "author { handle postCount } } errors { __typename ... on UserError { message code path } } } }";

    private const string UpdateProfile =
        "mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { "
        + "user { displayName bio website location followerCount } "
        + "errors { __typename ... on UserError { message code path } } } }";

    [Fact]
    public async Task A_post_that_is_created_has_its_author_at_once()
    {
        var person = RunningGraph.World.Person(10);

        var answer = await graph.SignedIn(person.Id).Ask(CreatePost, new { input = new { content = "Hello, graph!" } });

        var payload = answer.Data.At("createPost");
        Assert.True(payload.IsNull("errors"), answer.Text);
        var post = payload.At("post");
        Assert.Equal("Hello, graph!", post.Text("content"));
        Assert.Equal(0, post.Number("likeCount"));
        Assert.False(post.Flag("viewerHasLiked"));
        Assert.Equal(person.Handle, post.Text("author", "handle"));
        Assert.Equal(
            await graph.Fury.Scalar<long>(
                "select count(*) from posts where user_id = $1 and deleted_at is null",
                person.Id
            ),
            post.Number("author", "postCount")
        );
    }

    [Fact]
    public async Task A_request_that_is_repeated_with_its_key_gives_the_same_post()
    {
        var person = RunningGraph.World.PersonId(11);
        var input = new { content = "Once only.", idempotencyKey = Guid.NewGuid().ToString() };

        var first = await graph.SignedIn(person).Ask(CreatePost, new { input });
        var second = await graph.SignedIn(person).Ask(CreatePost, new { input });
        var other = await graph
            .SignedIn(person)
            .Ask(CreatePost, new { input = new { content = "Something else.", input.idempotencyKey } });

        var id = first.Data.Text("createPost", "post", "id");
        Assert.Equal(id, second.Data.Text("createPost", "post", "id"));
        Assert.True(other.Data.IsNull("createPost", "post"));
        Assert.Equal("ConflictError", other.Data.Text("createPost", "errors", 0, "__typename"));
        Assert.Equal(1L, await graph.Fury.Scalar<long>("select count(*) from posts where content = $1", "Once only."));
    }

    [Fact]
    public async Task A_key_that_many_requests_carry_at_once_gives_one_post()
    {
        var client = graph.SignedIn(RunningGraph.World.PersonId(19));
        var input = new { content = "Many hands.", idempotencyKey = Guid.NewGuid().ToString() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => client.Ask(CreatePost, new { input })));

        Assert.Single(answers.Select(answer => answer.Data.Text("createPost", "post", "id")).Distinct());
        Assert.Equal(1L, await graph.Fury.Scalar<long>("select count(*) from posts where content = $1", "Many hands."));
    }

    [Fact]
    public async Task Mutations_of_several_services_run_one_after_the_other_in_the_order_of_the_document()
    {
        const string mutation = """
            mutation ($user: ID!) {
              first: createPost(input: { content: "One of two." }) { post { author { postCount } } }
              on: followUser(input: { userId: $user }) { user { viewerIsFollowing } }
              second: createPost(input: { content: "Two of two." }) { post { author { postCount } } }
              off: unfollowUser(input: { userId: $user }) { user { viewerIsFollowing } }
            }
            """;
        var client = graph.SignedIn(RunningGraph.World.PersonId(20));

        var data = (await client.Ask(mutation, new { user = Ids.User(RunningGraph.World.PersonId(21)) })).Data;

        Assert.True(data.Flag("on", "user", "viewerIsFollowing"));
        Assert.False(data.Flag("off", "user", "viewerIsFollowing"));
        var posts = await graph.Fury.Rows(
            "select content from posts where content in ('One of two.', 'Two of two.') order by created_at, id"
        );
        Assert.Equal(["One of two.", "Two of two."], posts.Select(row => (string)row[0]));
    }

    [Fact]
    public async Task A_like_shows_in_its_own_payload_and_counts_once()
    {
        const string like =
            "mutation ($id: ID!) { likePost(input: { postId: $id }) { post { likeCount viewerHasLiked } } }";
        const string unlike =
            "mutation ($id: ID!) { unlikePost(input: { postId: $id }) { post { likeCount viewerHasLiked } } }";
        var client = graph.SignedIn(RunningGraph.World.PersonId(12));
        var id = await Publish(13, "Like me.");

        Assert.Equal((1, true), await Change(like, "likePost"));
        Assert.Equal((1, true), await Change(like, "likePost"));
        Assert.Equal((0, false), await Change(unlike, "unlikePost"));
        Assert.Equal((0, false), await Change(unlike, "unlikePost"));

        async Task<(long, bool)> Change(string mutation, string field)
        {
            var post = (await client.Ask(mutation, new { id })).Data.At(field, "post");
            return (post.Number("likeCount"), post.Flag("viewerHasLiked"));
        }
    }

    [Fact]
    public async Task A_post_that_is_deleted_is_gone_for_everybody()
    {
        const string delete =
            "mutation ($id: ID!) { deletePost(input: { postId: $id }) "
            + "{ deletedPostId errors { __typename ... on UserError { message } } } }";
        var id = await Publish(14, "Soon gone.");

        var stranger = await graph.SignedIn(RunningGraph.World.PersonId(15)).Ask(delete, new { id });
        var author = await graph.SignedIn(RunningGraph.World.PersonId(14)).Ask(delete, new { id });
        var found = await graph.Anonymous().Ask("query ($id: ID!) { postById(id: $id) { id } }", new { id });

        Assert.Equal("ForbiddenError", stranger.Data.Text("deletePost", "errors", 0, "__typename"));
        Assert.Equal(id, author.Data.Text("deletePost", "deletedPostId"));
        Assert.True(found.Data.IsNull("postById"));
    }

    [Fact]
    public async Task Following_somebody_gives_the_exact_count_of_Death_and_the_handle_of_War_in_one_response()
    {
        const string follow =
            "mutation ($id: ID!) { followUser(input: { userId: $id }) { user { handle followerCount viewerIsFollowing } "
            + "errors { ... on UserError { message } } } }";
        var person = RunningGraph.World.Person(16);
        var viewer = await graph.Death.Scalar<Guid>(
            """
            select id from graph_users u
            where id <> $1
                and not exists (select 1 from followers f where f.follower_id = u.id and f.following_id = $1)
            order by id limit 1
            """,
            person.Id
        );
        var before = await Followers();
        graph.ForgetTraffic();

        var answer = await graph.SignedIn(viewer).Ask(follow, new { id = Ids.User(person.Id) });

        var user = answer.Data.At("followUser", "user");
        Assert.Equal(person.Handle, user.Text("handle"));
        Assert.Equal(before + 1, user.Number("followerCount"));
        Assert.True(user.Flag("viewerIsFollowing"));
        Assert.Equal(before + 1, await Followers());
        Assert.Single(graph.Death.Traffic.Requests);
        Assert.Single(graph.War.Traffic.Requests);
        Assert.Empty(graph.Fury.Traffic.Requests);

        Task<long> Followers() =>
            graph.Death.Scalar<long>("select count(*) from followers where following_id = $1", person.Id);
    }

    [Fact]
    public async Task What_is_absent_from_a_profile_change_stays_and_null_clears()
    {
        var client = graph.SignedIn(RunningGraph.World.PersonId(17));
        await Update(
            """{ "displayName": "Seventeen", "bio": "Prime.", "website": "https://seventeen.example", "location": "Oslo" }"""
        );

        var user = await Update("""{ "bio": null, "location": "Porto" }""");

        Assert.Equal("Seventeen", user.Text("displayName"));
        Assert.True(user.IsNull("bio"));
        Assert.Equal("https://seventeen.example", user.Text("website"));
        Assert.Equal("Porto", user.Text("location"));
        Assert.True(user.Number("followerCount") >= 0);

        async Task<JsonElement> Update(string input)
        {
            using var variables = JsonDocument.Parse($$"""{ "input": {{input}} }""");
            var answer = await client.Ask(UpdateProfile, variables.RootElement);
            Assert.True(answer.Data.IsNull("updateProfile", "errors"), answer.Text);
            return answer.Data.At("updateProfile", "user");
        }
    }

    [Fact]
    public async Task A_name_cannot_be_cleared()
    {
        var client = graph.SignedIn(RunningGraph.World.PersonId(18));

        var answer = await client.Ask(UpdateProfile, new { input = new { displayName = (string?)null } });

        var error = answer.Data.At("updateProfile", "errors", 0);
        Assert.Equal("ValidationError", error.Text("__typename"));
        Assert.Equal("""["input","displayName"]""", error.At("path").GetRawText());
    }

    [Theory]
    [InlineData("createPost(input: { content: \"Hello\" })")]
    [InlineData("deletePost(input: { postId: \"POST\" })")]
    [InlineData("likePost(input: { postId: \"POST\" })")]
    [InlineData("unlikePost(input: { postId: \"POST\" })")]
    [InlineData("followUser(input: { userId: \"USER\" })")]
    [InlineData("unfollowUser(input: { userId: \"USER\" })")]
    [InlineData("updateProfile(input: { bio: \"Hello\" })")]
    public async Task Whoever_is_not_signed_in_is_told_so_in_the_payload(string field)
    {
        var post = await graph.Fury.Scalar<Guid>("select id from posts order by created_at limit 1");
        field = field
            .Replace("POST", Ids.Post(post), StringComparison.Ordinal)
            .Replace("USER", Ids.User(RunningGraph.World.PersonId(0)), StringComparison.Ordinal);

        var answer = await graph
            .Anonymous()
            .Ask($$"""mutation { it: {{field}} { errors { __typename ... on UserError { message code } } } }""");

        var error = answer.Data.At("it", "errors", 0);
        Assert.Equal("UnauthenticatedError", error.Text("__typename"));
        Assert.Equal("UNAUTHENTICATED", error.Text("code"));
        Assert.StartsWith("Sign in to ", error.Text("message"), StringComparison.Ordinal);
    }

    private async Task<string> Publish(int person, string content)
    {
        var client = graph.SignedIn(RunningGraph.World.PersonId(person));
        var answer = await client.Ask(CreatePost, new { input = new { content } });
        return answer.Data.Text("createPost", "post", "id")!;
    }
}
