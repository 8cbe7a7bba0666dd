using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests.Visibility;

/// <summary>
/// A world by chance, in which everybody asks the gateway for every post: what they must get is worked out here once more, one person
/// and one post at a time, by code that shares nothing with the services'.
/// </summary>
public sealed class RandomVisibilityTests(RunningGraph graph) : IClassFixture<RunningGraph>, IAsyncLifetime
{
    private const int People = 50;
    private const int PostsOfEach = 4;
    private const int IdsOfRequest = 50;
    private const int Seed = 20261126;

    private static readonly string[] States = ["ACTIVE", "SUSPENDED", "BANNED", "DELETION_SCHEDULED"];

    private readonly VisibilityWorld _world = new(graph);

    public async Task InitializeAsync()
    {
        var random = new Random(Seed);
        for (var i = 0; i < People; i++)
        {
            var state = random.Next(5) == 0 ? States[random.Next(States.Length)] : "ACTIVE";
            _world.AddPerson(state, random.Next(3) == 0);
        }

        foreach (var author in _world.People)
        {
            for (var i = 0; i < PostsOfEach; i++)
            {
                var post = _world.AddPost(author, VisibilityTable.Visibilities[_world.Posts.Count % 5]);
                foreach (var named in _world.People.Where(person => person != author && random.Next(8) == 0))
                {
                    _world.Mention(post, named);
                }
            }
        }

        foreach (var from in _world.People)
        {
            foreach (var to in _world.People.Where(to => to != from && random.Next(2) == 0))
            {
                var mutedFor = random.Next(3) switch
                {
                    0 => (int?)null,
                    1 => 1,
                    _ => -1,
                };
                _world.Relate(
                    from,
                    to,
                    new VisibilityWorld.Relation(
                        Follows: random.Next(2) == 0,
                        Blocks: random.Next(8) == 0,
                        Mutes: random.Next(6) == 0,
                        mutedFor
                    )
                );
            }
        }

        await _world.PublishAsync();
        await _world.RelateAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Ten_thousand_pairs_of_a_viewer_and_a_post_are_what_brute_force_says()
    {
        var wrong = new List<string>();
        var (cells, seen) = (0, 0);
        foreach (var viewer in _world.People.Prepend(null))
        {
            var client = viewer is null ? graph.Anonymous() : graph.SignedIn(viewer.Id);
            var byId = new HashSet<string>();
            foreach (var ids in _world.Posts.Select(post => Ids.Post(post.Id)).Chunk(IdsOfRequest))
            {
                var found = await client.Ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids });
                byId.UnionWith(IdsOf(found.Data.At("nodes")));
            }

            var authors = await client.Ask(
                "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on User { id postCount posts(first: 20) { nodes { id } } } } posts(first: 50) { nodes { id } } }",
                new { ids = _world.People.Select(person => Ids.User(person.Id)).ToArray() }
            );
            var pages = authors.Data.At("nodes").EnumerateArray().ToArray();
            var onPages = pages.SelectMany(author => IdsOf(author.At("posts", "nodes"))).ToHashSet();
            var listed = IdsOf(authors.Data.At("posts", "nodes")).ToHashSet();
            foreach (var post in _world.Posts)
            {
                var id = Ids.Post(post.Id);
                Compare("by id", Sees(viewer, post), byId.Contains(id));
                Compare("on the author's page", IsOnPage(viewer, post), onPages.Contains(id));
                Compare("in the public list", IsListed(viewer, post), listed.Contains(id));

                void Compare(string path, bool expected, bool actual)
                {
                    (cells, seen) = (cells + 1, seen + (actual ? 1 : 0));
                    if (expected != actual)
                    {
                        wrong.Add(
                            $"{post} for {viewer?.ToString() ?? "nobody"}, {path}: {(actual ? "seen" : "not seen")}"
                        );
                    }
                }
            }

            foreach (var (person, page) in _world.People.Zip(pages))
            {
                var expected = _world.Posts.Count(post => post.Author == person && IsOnPage(viewer, post));
                if (page.Number("postCount") != expected)
                {
                    wrong.Add(
                        $"{person} for {viewer?.ToString() ?? "nobody"}: {page.Number("postCount")} posts, not {expected}"
                    );
                }
            }
        }

        Assert.True(wrong.Count == 0, $"Seed {Seed}, {wrong.Count} wrong:\n{string.Join('\n', wrong.Take(20))}");
        Assert.Equal(3 * (People + 1) * People * PostsOfEach, cells);
        Assert.InRange(seen, cells / 20, cells / 2);
    }

    private bool Sees(VisibilityWorld.Person? viewer, VisibilityWorld.Post post)
    {
        var author = post.Author;
        if (viewer == author)
        {
            return true;
        }

        if (author.State != "ACTIVE" || post.Visibility == "ONLY_ME")
        {
            return false;
        }

        if (viewer is null)
        {
            return !author.IsPrivate && (post.Visibility is "PUBLIC" or "UNLISTED");
        }

        if (_world.RelationOf(viewer, author).Blocks || _world.RelationOf(author, viewer).Blocks)
        {
            return false;
        }

        var follows = _world.RelationOf(viewer, author).Follows;
        return post.Visibility switch
        {
            "MENTIONED" => _world.Mentions(post, viewer),
            "FOLLOWERS" => follows,
            _ => follows || !author.IsPrivate,
        };
    }

    private bool IsOnPage(VisibilityWorld.Person? viewer, VisibilityWorld.Post post) =>
        viewer == post.Author || (post.Visibility is "PUBLIC" or "FOLLOWERS" && Sees(viewer, post));

    private bool IsListed(VisibilityWorld.Person? viewer, VisibilityWorld.Post post)
    {
        var author = post.Author;
        if (post.Visibility != "PUBLIC" || author.State != "ACTIVE" || author.IsPrivate)
        {
            return false;
        }

        if (viewer is null || viewer == author)
        {
            return true;
        }

        var (to, from) = (_world.RelationOf(viewer, author), _world.RelationOf(author, viewer));
        var isMuted = to is { Mutes: true, MutedForHours: null or > 0 };
        return !to.Blocks && !from.Blocks && !isMuted;
    }

    private static IEnumerable<string> IdsOf(JsonElement nodes) =>
        nodes.EnumerateArray().Where(node => node.ValueKind != JsonValueKind.Null).Select(node => node.Text("id")!);
}
