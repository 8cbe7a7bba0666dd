using Graph.Annotations.Pagination;
using Graph.Common.Identity;
using Graph.Data;
using Graph.Fury.Posts;

namespace Graph.Fury.Tests.Posts;

public sealed class PostLoadersTests(FuryDatabase fury) : IClassFixture<FuryDatabase>
{
    [Fact]
    public async Task Posts_are_found_by_their_ids_with_one_statement()
    {
        var author = FuryDatabase.NewViewer();
        var first = await fury.Publish(author, "first");
        var second = await fury.Publish(author, "second ☕");
        var deleted = await fury.Publish(author, "deleted");
        await fury.Writer.Delete(author, deleted.Id, default);
        fury.Statements.Clear();

        var posts = await fury.ByIds([second.Id, Guid.NewGuid(), first.Id, deleted.Id], Viewer.Anonymous);

        Assert.Equal(2, posts.Count);
        Assert.Equal("first", posts[first.Id].Content);
        Assert.Equal("second ☕", posts[second.Id].Content);
        Assert.Equal(first.CreatedAt, posts[first.Id].CreatedAt);
        Assert.Equal(1, fury.Statements.Count);
    }

    [Fact]
    public async Task A_post_is_seen_by_those_who_may_see_it()
    {
        var author = FuryDatabase.NewViewer();
        var secret = await fury.Publish(author, "secret", PostVisibility.OnlyMe);
        var unlisted = await fury.Publish(author, "unlisted", PostVisibility.Unlisted);
        Guid[] ids = [secret.Id, unlisted.Id];

        Assert.Equal(2, (await fury.ByIds(ids, author)).Count);
        Assert.Equal("unlisted", Assert.Single(await fury.ByIds(ids, FuryDatabase.NewViewer())).Value.Content);
        Assert.Equal("unlisted", Assert.Single(await fury.ByIds(ids, Viewer.Anonymous)).Value.Content);
        Assert.Empty(await Contents(Viewer.Anonymous));
        Assert.Equal(["unlisted", "secret"], await Contents(author));
        Assert.Empty(await fury.CountsByAuthors([author.UserId!.Value], Viewer.Anonymous));
        Assert.Equal(2, (await fury.CountsByAuthors([author.UserId.Value], author))[author.UserId.Value]);

        async Task<IEnumerable<string>> Contents(Viewer viewer) =>
            (await fury.ByAuthor(author, new PagingArguments(10, null), viewer)).Items.Select(post => post.Content);
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

        Guid[] ids = [.. authors.Select(author => author.UserId!.Value)];
        var pages = await fury.ByAuthors(ids, new PagingArguments(2, null), Viewer.Anonymous);

        Assert.Equal(1, fury.Statements.Count);
        for (var i = 0; i < authors.Length; i++)
        {
            var page = pages[ids[i]];
            var expected = Enumerable.Range(0, i % 4).Reverse().Take(2).Select(n => $"{i}.{n}");
            Assert.Equal(expected, page.Items.Select(post => post.Content));
            Assert.Equal(i % 4 > 2, page.HasNextPage);
            Assert.False(page.HasPreviousPage);
        }
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
        var whole = (await Read(new PagingArguments(50, null))).Items.Select(post => post.Id).ToList();
        Assert.Equal(7, whole.Count);

        var forward = new List<Guid>();
        var page = await Read(new PagingArguments(size, null));
        Assert.False(page.HasPreviousPage);
        while (true)
        {
            forward.AddRange(page.Items.Select(post => post.Id));
            if (!page.HasNextPage)
            {
                break;
            }

            page = await Read(new PagingArguments(size, page.CreateCursor(page.Items.Count - 1)));
            Assert.True(page.HasPreviousPage);
        }

        var backward = new List<Guid>();
        page = await Read(new PagingArguments(null, null, size));
        Assert.False(page.HasNextPage);
        while (true)
        {
            backward.InsertRange(0, page.Items.Select(post => post.Id));
            if (!page.HasPreviousPage)
            {
                break;
            }

            page = await Read(new PagingArguments(null, null, size, page.CreateCursor(0)));
            Assert.True(page.HasNextPage);
        }

        Assert.Equal(whole, forward);
        Assert.Equal(whole, backward);

        Task<Page<Post>> Read(PagingArguments paging) => fury.ByAuthor(author, paging, Viewer.Anonymous);
    }

    [Fact]
    public async Task A_page_between_two_cursors_knows_both_neighbours()
    {
        var author = FuryDatabase.NewViewer();
        for (var i = 0; i < 5; i++)
        {
            await fury.Publish(author, $"{i}");
        }

        await fury.Age(author);
        var all = await fury.ByAuthor(author, new PagingArguments(5, null), author);

        var between = new PagingArguments(2, all.CreateCursor(0), null, all.CreateCursor(4));
        var page = await fury.ByAuthor(author, between, Viewer.Anonymous);

        Assert.Equal(["3", "2"], page.Items.Select(post => post.Content));
        Assert.True(page.HasNextPage);
        Assert.True(page.HasPreviousPage);

        var end = await fury.ByAuthor(author, new PagingArguments(2, all.CreateCursor(4)), Viewer.Anonymous);
        Assert.Empty(end.Items);
        Assert.False(end.HasNextPage);
        Assert.True(end.HasPreviousPage);
    }

    [Fact]
    public async Task A_page_of_no_posts_still_says_whether_there_are_any()
    {
        var author = FuryDatabase.NewViewer();
        await fury.Publish(author);

        var page = await fury.ByAuthor(author, new PagingArguments(0, null), Viewer.Anonymous);

        Assert.Empty(page.Items);
        Assert.True(page.HasNextPage);
    }

    [Fact]
    public async Task The_newest_posts_of_all_are_public_ones()
    {
        var author = FuryDatabase.NewViewer();
        var first = await fury.Publish(author, "newest 1");
        await fury.Publish(author, "hidden", PostVisibility.Unlisted);
        var second = await fury.Publish(author, "newest 2");
        fury.Statements.Clear();

        var page = await fury.Newest(new PagingArguments(50, null));
        var mine = page.Nodes.Where(post => post.UserId == author.UserId).Select(post => post.Id);

        Assert.Equal([second.Id, first.Id], mine);
        Assert.Equal(1, fury.Statements.Count);
    }
}
