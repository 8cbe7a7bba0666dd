using Graph.Common.Identity;
using Graph.Common.Paging;
using Graph.Fury.Posts;

namespace Graph.Fury.Tests.Posts;

public sealed class PostStoreTests(FuryDatabase fury) : IClassFixture<FuryDatabase>
{
    [Fact]
    public async Task Posts_come_in_the_order_of_their_ids_with_null_for_what_is_not_there()
    {
        var author = FuryDatabase.NewViewer();
        var first = await fury.Publish(author, "first");
        var second = await fury.Publish(author, "second ☕");
        var deleted = await fury.Publish(author, "deleted");
        await fury.Writer.Delete(author, deleted.Id, default);
        fury.Statements.Clear();

        var posts = await fury.Posts.ByIds(
            [second.Id, Guid.NewGuid(), first.Id, deleted.Id, second.Id],
            Viewer.Anonymous,
            default
        );

        Assert.Equal(["second ☕", null, "first", null, "second ☕"], posts.Select(post => post?.Content));
        Assert.Equal(first.CreatedAt, posts[2]!.CreatedAt);
        Assert.Equal(1, fury.Statements.Count);
    }

    [Fact]
    public async Task A_post_is_seen_by_those_who_may_see_it()
    {
        var author = FuryDatabase.NewViewer();
        var secret = await fury.Publish(author, "secret", PostVisibility.OnlyMe);
        var unlisted = await fury.Publish(author, "unlisted", PostVisibility.Unlisted);
        Guid[] ids = [secret.Id, unlisted.Id];

        Assert.Equal(["secret", "unlisted"], (await fury.Posts.ByIds(ids, author, default)).Select(x => x?.Content));
        Assert.Equal(
            [null, "unlisted"],
            (await fury.Posts.ByIds(ids, FuryDatabase.NewViewer(), default)).Select(x => x?.Content)
        );
        Assert.Empty(await Contents(Viewer.Anonymous));
        Assert.Equal(["unlisted", "secret"], await Contents(author));
        Assert.Equal([0], await fury.Posts.CountsByAuthors([author.UserId!.Value], Viewer.Anonymous, default));
        Assert.Equal([2], await fury.Posts.CountsByAuthors([author.UserId!.Value], author, default));

        async Task<IEnumerable<string>> Contents(Viewer viewer) =>
            (await fury.Posts.ByAuthors([author.UserId!.Value], PageRequest.First(10), viewer, default))[0]
                .Items.Select(post => post.Content);
    }

    [Fact]
    public async Task The_pages_of_many_authors_cost_one_statement()
    {
        var authors = Enumerable.Range(0, 20).Select(_ => FuryDatabase.NewViewer()).ToArray();
        for (var i = 0; i < authors.Length; i++)
        {
            for (var n = 0; n < i % 4; n++)
            {
                await fury.Publish(authors[i], $"{i}.{n}");
            }
        }

        fury.Statements.Clear();

        var pages = await fury.Posts.ByAuthors(
            [.. authors.Select(author => author.UserId!.Value)],
            PageRequest.First(2),
            Viewer.Anonymous,
            default
        );

        Assert.Equal(1, fury.Statements.Count);
        for (var i = 0; i < authors.Length; i++)
        {
            var expected = Enumerable.Range(0, i % 4).Reverse().Take(2).Select(n => $"{i}.{n}");
            Assert.Equal(expected, pages[i].Items.Select(post => post.Content));
            Assert.Equal(i % 4 > 2, pages[i].HasNext);
            Assert.False(pages[i].HasPrevious);
        }
    }

    [Fact]
    public async Task Nothing_is_asked_for_nobody()
    {
        fury.Statements.Clear();

        Assert.Empty(await fury.Posts.ByIds([], Viewer.Anonymous, default));
        Assert.Empty(await fury.Posts.ByAuthors([], PageRequest.First(2), Viewer.Anonymous, default));
        Assert.Empty(await fury.Posts.CountsByAuthors([], Viewer.Anonymous, default));
        Assert.Equal(0, fury.Statements.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(20)]
    public async Task A_list_walked_in_either_direction_has_every_post_once(int size)
    {
        var author = FuryDatabase.NewViewer();
        for (var i = 0; i < 7; i++)
        {
            await fury.Publish(author, $"{i}");
        }

        await fury.Age(author);

        // Equal times: the id tells the posts apart.
        await fury.Scalar<DateTime>(
            $"update posts set created_at = '2026-01-01Z' where user_id = '{author.UserId}' and content in ('2', '3', '4') returning created_at"
        );
        var whole = (await Read(PageRequest.First(50))).Items.Select(post => post.Id).ToList();
        Assert.Equal(7, whole.Count);

        var forward = new List<Guid>();
        var page = await Read(PageRequest.First(size));
        Assert.False(page.HasPrevious);
        while (true)
        {
            forward.AddRange(page.Items.Select(post => post.Id));
            if (!page.HasNext)
            {
                break;
            }

            page = await Read(PageRequest.First(size, PositionOf(page.Items[^1])));
            Assert.True(page.HasPrevious);
        }

        var backward = new List<Guid>();
        page = await Read(PageRequest.Last(size));
        Assert.False(page.HasNext);
        while (true)
        {
            backward.InsertRange(0, page.Items.Select(post => post.Id));
            if (!page.HasPrevious)
            {
                break;
            }

            page = await Read(PageRequest.Last(size, PositionOf(page.Items[0])));
            Assert.True(page.HasNext);
        }

        Assert.Equal(whole, forward);
        Assert.Equal(whole, backward);

        async Task<Page<Post>> Read(PageRequest request) =>
            (await fury.Posts.ByAuthors([author.UserId!.Value], request, Viewer.Anonymous, default))[0];
    }

    [Fact]
    public async Task A_page_between_two_cursors_knows_both_neighbours()
    {
        var author = FuryDatabase.NewViewer();
        var posts = new List<Post>();
        for (var i = 0; i < 5; i++)
        {
            posts.Insert(0, await fury.Publish(author, $"{i}"));
        }

        await fury.Age(author);
        posts =
        [
            .. (await fury.Posts.ByAuthors([author.UserId!.Value], PageRequest.First(5), author, default))[0].Items,
        ];

        var request = new PageRequest
        {
            Size = 2,
            After = PositionOf(posts[0]),
            Before = PositionOf(posts[4]),
        };
        var page = (await fury.Posts.ByAuthors([author.UserId!.Value], request, Viewer.Anonymous, default))[0];

        Assert.Equal(["3", "2"], page.Items.Select(post => post.Content));
        Assert.True(page.HasNext);
        Assert.True(page.HasPrevious);

        var end = (
            await fury.Posts.ByAuthors(
                [author.UserId!.Value],
                PageRequest.First(2, PositionOf(posts[4])),
                Viewer.Anonymous,
                default
            )
        )[0];
        Assert.Empty(end.Items);
        Assert.False(end.HasNext);
        Assert.True(end.HasPrevious);
    }

    [Fact]
    public async Task A_page_of_no_posts_still_says_whether_there_are_any()
    {
        var author = FuryDatabase.NewViewer();
        await fury.Publish(author);

        var page = (
            await fury.Posts.ByAuthors([author.UserId!.Value], PageRequest.First(0), Viewer.Anonymous, default)
        )[0];

        Assert.Empty(page.Items);
        Assert.True(page.HasNext);
    }

    [Fact]
    public async Task The_newest_posts_of_all_are_public_ones()
    {
        var author = FuryDatabase.NewViewer();
        var first = await fury.Publish(author, "newest 1");
        await fury.Publish(author, "hidden", PostVisibility.Unlisted);
        var second = await fury.Publish(author, "newest 2");
        fury.Statements.Clear();

        var page = await fury.Posts.Newest(PageRequest.First(50), default);
        var mine = page.Items.Where(post => post.UserId == author.UserId).Select(post => post.Id);

        Assert.Equal([second.Id, first.Id], mine);
        Assert.Equal(1, fury.Statements.Count);
    }

    private static KeysetPosition PositionOf(Post post) => new(post.CreatedAt, post.Id);
}
