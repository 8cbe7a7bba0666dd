using System.Collections.Concurrent;
using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;
using Graph.Testing;

namespace Graph.EndToEnd.Tests.Visibility;

/// <summary>
/// Everybody who may have to do with an author asks for every kind of post, of every kind of account, by every path: what the gateway
/// answers is what the table says.
/// </summary>
public sealed class VisibilityMatrixTests(RunningGraph graph) : IClassFixture<RunningGraph>, IAsyncLifetime
{
    private const string PostSelection = "{ id }";
    private const int StreamsAtOnce = 8;

    private readonly VisibilityWorld _world = new(graph);
    private readonly Dictionary<(string Account, string Visibility), VisibilityWorld.Post> _posts = [];
    private readonly Dictionary<string, VisibilityWorld.Person> _viewers = [];
    private readonly ConcurrentQueue<string> _wrong = new();
    private string _moderator = "";
    private string _since = "";
    private int _cells;

    public async Task InitializeAsync()
    {
        foreach (var viewer in VisibilityTable.Viewers.Except(["self", "anonymous", "moderator"]))
        {
            _viewers.Add(viewer, _world.AddPerson());
        }

        foreach (var account in VisibilityTable.Accounts)
        {
            foreach (var visibility in VisibilityTable.Visibilities)
            {
                var author = _world.AddPerson(
                    account is "active" or "private" ? "ACTIVE" : account.ToUpperInvariant(),
                    account == "private"
                );
                var post = _world.AddPost(author, visibility);
                _posts.Add((account, visibility), post);
                _world.Mention(post, _viewers["mentioned"]);
                _world.Relate(_viewers["follower"], author, new VisibilityWorld.Relation(Follows: true));
                // What is left of a relation in Fury while a request waits for its answer.
                _world.Relate(_viewers["requested"], author, VisibilityWorld.Relation.None);
                _world.Relate(author, _viewers["blocked"], new VisibilityWorld.Relation(Blocks: true));
                _world.Relate(_viewers["blocking"], author, new VisibilityWorld.Relation(Blocks: true));
                _world.Relate(_viewers["muting"], author, new VisibilityWorld.Relation(Mutes: true));
            }
        }

        await _world.PublishAsync();
        // Something has happened to each post that whoever may watch it is told at once.
        var first = _posts.Values.First();
        _since = await CursorOfALikeAsync(first);
        foreach (var post in _posts.Values)
        {
            var field = post == first ? "unlikePost" : "likePost";
            var liked = await graph
                .SignedIn(post.Author.Id)
                .Ask(
                    $"mutation ($id: ID!) {{ {field}(input: {{ postId: $id }}) {{ post {{ id }} }} }}",
                    new { id = Ids.Post(post.Id) }
                );
            Assert.False(liked.Data.IsNull(field, "post"), liked.Text);
        }

        await _world.RelateAsync();
        _moderator = await SignInAsync(RunningGraph.World.Person(1).Handle);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_read_by_any_path_is_what_the_table_says()
    {
        foreach (var (account, viewer, posts) in Requests())
        {
            var declared = string.Concat(posts.Select((_, i) => $", $p{i}: ID!, $a{i}: ID!"));
            var asked = string.Concat(
                posts.Select(
                    (_, i) =>
                        $"lookup{i}: postById(id: $p{i}) {PostSelection} node{i}: node(id: $p{i}) {PostSelection} "
                        + $"author{i}: userById(id: $a{i}) {{ postCount posts(first: 10) {{ nodes {PostSelection} }} }} "
                )
            );
            var variables = new Dictionary<string, object>
            {
                ["ids"] = posts.Select(post => Ids.Post(post.Id)).ToArray(),
            };
            for (var i = 0; i < posts.Length; i++)
            {
                variables[$"p{i}"] = Ids.Post(posts[i].Id);
                variables[$"a{i}"] = Ids.User(posts[i].Author.Id);
            }

            var answer = await ClientOf(viewer, posts[0])
                .Ask(
                    $"query ($ids: [ID!]!{declared}) {{ {asked} nodes(ids: $ids) {PostSelection} posts(first: 50) {{ nodes {PostSelection} }} }}",
                    variables
                );

            var listed = IdsOf(answer.Data.At("posts"));
            for (var i = 0; i < posts.Length; i++)
            {
                var (post, id) = (posts[i], Ids.Post(posts[i].Id));
                var where = VisibilityTable.PostOf(account, post.Visibility, viewer);
                var author = answer.Data.At($"author{i}");
                var page = author.ValueKind == JsonValueKind.Null ? [] : IdsOf(author.At("posts"));
                var count = author.ValueKind == JsonValueKind.Null ? 0 : author.Number("postCount");
                Check("lookup", where != "-", !answer.Data.IsNull($"lookup{i}"));
                Check("node", where != "-", !answer.Data.IsNull($"node{i}"));
                Check("nodes", where != "-", !answer.Data.IsNull("nodes", i));
                Check("connection", where is "list" or "page", page.Contains(id));
                Check("count", where is "list" or "page", count == 1);
                Check("list", where == "list", listed.Contains(id));

                void Check(string path, bool expected, bool actual) =>
                    Note(expected == actual, account, post.Visibility, viewer, path, where);
            }
        }

        AssertAllAreRight(paths: 6);
    }

    [Fact]
    public async Task Who_does_not_see_a_post_does_not_like_it_and_is_told_why()
    {
        foreach (var (account, viewer, posts) in Requests())
        {
            var declared = string.Join(", ", posts.Select((_, i) => $"$p{i}: ID!"));
            var asked = string.Concat(
                posts.Select(
                    (_, i) =>
                        $"like{i}: likePost(input: {{ postId: $p{i} }}) {{ post {PostSelection} errors {{ ... on UserError {{ code message }} }} }} "
                )
            );
            var answer = await ClientOf(viewer, posts[0])
                .Ask(
                    $"mutation ({declared}) {{ {asked} }}",
                    posts
                        .Select((post, i) => (Name: $"p{i}", Id: Ids.Post(post.Id)))
                        .ToDictionary(x => x.Name, x => x.Id)
                );

            for (var i = 0; i < posts.Length; i++)
            {
                var where = VisibilityTable.PostOf(account, posts[i].Visibility, viewer);
                var takesPart = account is "active" or "private";
                var expected =
                    viewer == "anonymous" ? "UNAUTHENTICATED"
                    : viewer == "self" && !takesPart ? "FORBIDDEN"
                    // A moderator sees what is hidden, and has no part in it.
                    : where == "-" || !takesPart ? "NOT_FOUND"
                    : "liked";
                var payload = answer.Data.At($"like{i}");
                var actual = payload.IsNull("post") ? payload.Text("errors", 0, "code") : "liked";
                Note(expected == actual, account, posts[i].Visibility, viewer, "mutation", $"{expected}, not {actual}");
            }
        }

        AssertAllAreRight(paths: 1);
    }

    [Fact]
    public async Task A_subscription_opens_for_those_who_see_the_post_and_for_nobody_else()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        var cells = Requests()
            .SelectMany(request => request.Posts.Select(post => (request.Account, request.Viewer, post)));
        await Parallel.ForEachAsync(
            cells,
            new ParallelOptions { MaxDegreeOfParallelism = StreamsAtOnce },
            async (cell, _) =>
            {
                var (account, viewer, post) = cell;
                using var events = await EventStream.OpenAsync(
                    http,
                    graph.Address,
                    $$"""subscription { postChanged(postId: "{{Ids.Post(post.Id)}}", after: "{{_since}}") { kind } }""",
                    TokenOf(viewer, post)
                );
                var happened = await events.ReadAsync();
                var where = VisibilityTable.PostOf(account, post.Visibility, viewer);
                var expected = where == "-" ? "\"NOT_FOUND\"" : "COUNTS_CHANGED";
                Note(
                    happened?.Contains(expected, StringComparison.Ordinal) == true,
                    account,
                    post.Visibility,
                    viewer,
                    "subscription",
                    $"{where}: {happened}"
                );
            }
        );

        AssertAllAreRight(paths: 1);
    }

    [Fact]
    public async Task A_profile_shows_as_much_as_the_table_says()
    {
        foreach (var (account, viewer, posts) in Requests())
        {
            foreach (var post in posts)
            {
                if (VisibilityTable.ProfileOf(account, viewer) is not { } expected)
                {
                    continue;
                }

                const string profile = "{ id ... on User { handle displayName bio website location accountStatus } }";
                var answer = await ClientOf(viewer, post)
                    .Ask(
                        $"query ($id: ID!, $handle: String!) {{ userById(id: $id) {profile} userByHandle(handle: $handle) {profile} node(id: $id) {profile} nodes(ids: [$id]) {profile} }}",
                        new { id = Ids.User(post.Author.Id), handle = post.Author.Handle }
                    );

                var data = answer.Data;
                foreach (
                    var (path, found) in new[]
                    {
                        ("userById", data.At("userById")),
                        ("userByHandle", data.At("userByHandle")),
                        ("node", data.At("node")),
                        ("nodes", data.At("nodes", 0)),
                    }
                )
                {
                    var actual =
                        found.ValueKind == JsonValueKind.Null ? "-"
                        : found.Text("handle") != post.Author.Handle ? "somebody else"
                        : (found.IsNull("bio"), found.IsNull("website"), found.IsNull("location")) switch
                        {
                            (false, false, false) => "full",
                            (true, true, true) => "name",
                            _ => "a part",
                        };
                    Note(expected == actual, account, post.Visibility, viewer, path, $"{expected}, not {actual}");
                }
            }
        }

        Assert.True(_wrong.IsEmpty, string.Join('\n', _wrong));
        // Four paths to five authors; of an account that is about to be deleted the table says nothing yet.
        Assert.Equal(4 * 5 * 5 * VisibilityTable.Viewers.Length, _cells);
    }

    // One request for all posts of a kind of account; each author asks for their own.
    private IEnumerable<(string Account, string Viewer, VisibilityWorld.Post[] Posts)> Requests()
    {
        foreach (var account in VisibilityTable.Accounts)
        {
            VisibilityWorld.Post[] posts = [.. VisibilityTable.Visibilities.Select(x => _posts[(account, x)])];
            foreach (var viewer in VisibilityTable.Viewers)
            {
                foreach (var part in viewer == "self" ? posts.Select(post => new[] { post }) : [posts])
                {
                    yield return (account, viewer, part);
                }
            }
        }
    }

    private GraphClient ClientOf(string viewer, VisibilityWorld.Post post) => new(graph.Address, TokenOf(viewer, post));

    private string? TokenOf(string viewer, VisibilityWorld.Post post) =>
        viewer switch
        {
            "anonymous" => null,
            "self" => graph.TokenOf(post.Author.Id),
            "moderator" => _moderator,
            _ => graph.TokenOf(_viewers[viewer].Id),
        };

    private void Note(bool isRight, string account, string visibility, string viewer, string path, string expected)
    {
        Interlocked.Increment(ref _cells);
        if (!isRight)
        {
            _wrong.Enqueue($"{visibility} of {account}, {viewer}, {path}: expected {expected}");
        }
    }

    private void AssertAllAreRight(int paths)
    {
        Assert.True(_wrong.IsEmpty, string.Join('\n', _wrong));
        Assert.Equal(
            paths
                * VisibilityTable.Accounts.Length
                * VisibilityTable.Visibilities.Length
                * VisibilityTable.Viewers.Length,
            _cells
        );
    }

    private static HashSet<string> IdsOf(JsonElement connection) =>
        [.. connection.At("nodes").EnumerateArray().Select(node => node.Text("id")!)];

    // Nothing tells a client that its subscription is open: it is when it sees a change.
    private async Task<string> CursorOfALikeAsync(VisibilityWorld.Post post)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        using var events = await EventStream.OpenAsync(
            http,
            graph.Address,
            $$"""subscription { postChanged(postId: "{{Ids.Post(post.Id)}}") { cursor } }""",
            graph.TokenOf(post.Author.Id)
        );
        var seen = events.ReadAsync();
        var isLiked = false;
        // Ends with a like, so that taking it back is one event more.
        while (!seen.IsCompleted || !isLiked)
        {
            isLiked = !isLiked;
            await graph
                .SignedIn(post.Author.Id)
                .Ask(
                    $"mutation ($id: ID!) {{ {(isLiked ? "likePost" : "unlikePost")}(input: {{ postId: $id }}) {{ post {{ id }} }} }}",
                    new { id = Ids.Post(post.Id) }
                );
        }

        var answer = (await seen)!;
        using var json = JsonDocument.Parse(answer["next ".Length..]);
        return json.RootElement.Text("data", "postChanged", "cursor")!;
    }

    private async Task<string> SignInAsync(string handle)
    {
        var signedIn = await new AccountClient(graph).SignIn($"{handle}@demo.example", "graph-demo");
        return signedIn.Text("tokens", "accessToken")!;
    }
}
