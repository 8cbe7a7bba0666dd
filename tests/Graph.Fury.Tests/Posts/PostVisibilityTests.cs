using System.Text;
using Graph.Annotations.Pagination;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Fury.Posts;
using Npgsql;

namespace Graph.Fury.Tests.Posts;

/// <summary>
/// A world by chance, in which everybody asks for every post by every way: 12,000 cells, and what each must be is said here once more,
/// one person and one post at a time.
/// </summary>
public sealed class PostVisibilityTests(FuryDatabase fury) : IClassFixture<FuryDatabase>, IAsyncLifetime
{
    private const int PostsOfEach = 4;
    private static readonly string[] States = ["ACTIVE", "SUSPENDED", "BANNED", "DELETION_SCHEDULED"];
    private static readonly PostVisibility[] Visibilities = Enum.GetValues<PostVisibility>();

    private readonly List<Human> _people = [];
    private readonly List<Writing> _posts = [];
    private readonly Dictionary<(Guid From, Guid To), Tie> _ties = [];
    private readonly HashSet<(Guid Post, Guid User)> _mentions = [];

    private sealed record Human(Guid Id, string State, bool IsPrivate);

    private sealed record Writing(Guid Id, Human Author, PostVisibility Visibility, bool IsDeleted);

    private sealed record Tie(bool Follows, bool Blocks, bool Mutes, TimeSpan? MutedFor);

    public async Task InitializeAsync()
    {
        var random = new Random(20261126);
        var sql = new StringBuilder("truncate posts, people, relations, post_mentions;");
        for (var i = 0; i < 24; i++)
        {
            var human = new Human(UuidV8.NewUser(), States[random.Next(8) % 4 * random.Next(2)], random.Next(3) == 0);
            _people.Add(human);
            sql.Append(
                $"insert into people (id, state, is_private) values ('{human.Id}', '{human.State}', {human.IsPrivate});"
            );
        }

        foreach (var from in _people)
        {
            foreach (var to in _people.Where(to => to != from && random.Next(2) == 0))
            {
                var tie = new Tie(
                    random.Next(2) == 0,
                    random.Next(8) == 0,
                    random.Next(6) == 0,
                    random.Next(3) switch
                    {
                        0 => null,
                        1 => TimeSpan.FromHours(1),
                        _ => TimeSpan.FromHours(-1),
                    }
                );
                _ties[(from.Id, to.Id)] = tie;
                var until = tie.MutedFor is { } time ? $"now() + interval '{time.TotalHours} hours'" : "null";
                sql.Append(
                    "insert into relations (from_id, to_id, follows, blocks, mutes, muted_until, version) values "
                );
                sql.Append($"('{from.Id}', '{to.Id}', {tie.Follows}, {tie.Blocks}, {tie.Mutes}, {until}, 1);");
            }
        }

        foreach (var author in _people)
        {
            for (var i = 0; i < Visibilities.Length * PostsOfEach; i++)
            {
                var post = new Writing(
                    UuidV8.NewId(author.Id),
                    author,
                    Visibilities[i % Visibilities.Length],
                    random.Next(12) == 0
                );
                _posts.Add(post);
                var deleted = post.IsDeleted ? "now()" : "null";
                sql.Append("insert into posts (id, user_id, content, visibility, created_at, deleted_at) values ");
                sql.Append(
                    $"('{post.Id}', '{author.Id}', 'text', '{PostRow.FormatVisibility(post.Visibility)}', now() - interval '1 minute', {deleted});"
                );
                foreach (var named in _people.Where(named => named != author && random.Next(8) == 0))
                {
                    _mentions.Add((post.Id, named.Id));
                    sql.Append($"insert into post_mentions (post_id, user_id) values ('{post.Id}', '{named.Id}');");
                }
            }
        }

        await using var command = fury.Source.CreateCommand(sql.ToString());
        await command.ExecuteNonQueryAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Everybody_sees_by_id_what_they_may_see()
    {
        Guid[] ids = [.. _posts.Select(post => post.Id)];

        foreach (var viewer in Viewers)
        {
            var seen = await fury.ByIds(ids, ViewerOf(viewer));

            AssertSame(viewer, post => Sees(viewer, post), seen.Keys);
        }
    }

    [Fact]
    public async Task Statements_that_change_posts_see_the_same()
    {
        Guid[] ids = [.. _posts.Select(post => post.Id)];

        foreach (var viewer in _people)
        {
            var seen = new HashSet<Guid>();
            await using var command = fury.Source.CreateCommand(
                $"select p.id from posts p where p.id = any($1) and {PostRow.IsVisible}"
            );
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = viewer.Id });
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                seen.Add(reader.GetGuid(0));
            }

            AssertSame(viewer, post => Sees(viewer, post), seen);
        }
    }

    [Fact]
    public async Task An_authors_page_lists_and_counts_what_is_seen_and_in_lists()
    {
        Guid[] authors = [.. _people.Select(person => person.Id)];

        foreach (var viewer in Viewers)
        {
            var pages = await fury.ByAuthors(authors, new PagingArguments(50, null), ViewerOf(viewer));
            var counts = await fury.CountsByAuthors(authors, ViewerOf(viewer));

            AssertSame(
                viewer,
                post => IsListed(viewer, post),
                pages.Values.SelectMany(page => page.Items).Select(post => post.Id)
            );
            foreach (var author in _people)
            {
                Assert.Equal(
                    _posts.Count(post => post.Author == author && IsListed(viewer, post)),
                    counts.GetValueOrDefault(author.Id)
                );
            }
        }
    }

    [Fact]
    public async Task The_public_timeline_is_public_and_without_whom_the_viewer_does_not_want_to_see()
    {
        foreach (var viewer in Viewers)
        {
            var timeline = await fury.Newest(new PagingArguments(1_000, null), ViewerOf(viewer));

            AssertSame(
                viewer,
                post =>
                    !post.IsDeleted
                    && post.Visibility == PostVisibility.Public
                    && post.Author is { IsPrivate: false, State: "ACTIVE" }
                    && (viewer is null || (!IsBlocked(viewer, post.Author) && !IsMuted(viewer, post.Author))),
                timeline.Edges.Select(edge => edge.Node.Id)
            );
        }
    }

    [Fact]
    public async Task Nobody_likes_what_they_do_not_see()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var (viewer, post) = (_people[random.Next(_people.Count)], _posts[random.Next(_posts.Count)]);

            var liked = await fury.LikeWriter.Like(ViewerOf(viewer), post.Id, default);

            Assert.Equal(Sees(viewer, post) && viewer.State == "ACTIVE", liked.IsSuccess);
        }
    }

    private IEnumerable<Human?> Viewers => [null, .. _people];

    private static Viewer ViewerOf(Human? person) => person is null ? Viewer.Anonymous : Viewer.Of(person.Id);

    private bool Sees(Human? viewer, Writing post)
    {
        if (post.IsDeleted)
        {
            return false;
        }

        if (viewer == post.Author)
        {
            return true;
        }

        if (post.Author.State != "ACTIVE" || (viewer is not null && IsBlocked(viewer, post.Author)))
        {
            return false;
        }

        var follows = viewer is not null && TieOf(viewer, post.Author)?.Follows == true;
        return post.Visibility switch
        {
            PostVisibility.Public or PostVisibility.Unlisted => follows || !post.Author.IsPrivate,
            PostVisibility.Followers => follows,
            PostVisibility.Mentioned => viewer is not null && _mentions.Contains((post.Id, viewer.Id)),
            _ => false,
        };
    }

    private bool IsListed(Human? viewer, Writing post) =>
        Sees(viewer, post)
        && (viewer == post.Author || post.Visibility is PostVisibility.Public or PostVisibility.Followers);

    private bool IsBlocked(Human one, Human other) =>
        TieOf(one, other)?.Blocks == true || TieOf(other, one)?.Blocks == true;

    private bool IsMuted(Human viewer, Human author) =>
        TieOf(viewer, author) is { Mutes: true } tie && (tie.MutedFor is null || tie.MutedFor > TimeSpan.Zero);

    private Tie? TieOf(Human from, Human to) => _ties.GetValueOrDefault((from.Id, to.Id));

    private void AssertSame(Human? viewer, Func<Writing, bool> expected, IEnumerable<Guid> seen)
    {
        var actual = seen.ToHashSet();
        foreach (var post in _posts)
        {
            Assert.True(
                expected(post) == actual.Contains(post.Id),
                $"{viewer?.ToString() ?? "a stranger"}, {post.Author} and {post}: {(expected(post) ? "not seen" : "seen")}"
            );
        }
    }
}
