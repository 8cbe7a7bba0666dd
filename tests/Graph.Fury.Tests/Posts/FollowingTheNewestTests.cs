using Graph.Annotations.Pagination;
using Graph.Fury.Posts;

namespace Graph.Fury.Tests.Posts;

/// <summary>A reader who keeps asking for what is newer than the newest post seen, while others publish.</summary>
public sealed class FollowingTheNewestTests(FuryDatabase fury) : IClassFixture<FuryDatabase>
{
    private const int Writers = 20;
    private const int PostsEach = 250;

    [Fact]
    public async Task A_reader_of_the_newest_end_beside_twenty_writers_sees_every_post()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await fury.Publish(FuryDatabase.NewViewer(), "where the reader starts");
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteAsync(patience.Token)));

        var seen = new HashSet<Guid>();
        var repeated = 0;
        var page = await fury.Newest(new PagingArguments(20, null));
        var cursor = page.PageInfo.StartCursor;
        seen.UnionWith(page.Nodes.Select(post => post.Id));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            page = await NewerThan(cursor);
            repeated += page.Nodes.Count(post => !seen.Add(post.Id));
            cursor = page.PageInfo.StartCursor ?? cursor;
            if (page.Nodes.Count == 0)
            {
                if (writing.IsCompleted && await HasSettled())
                {
                    break;
                }

                await Task.Yield();
            }
        }

        var published = await writing;
        Assert.DoesNotContain(published.SelectMany(ids => ids), id => !seen.Contains(id));
        // Only the first step repeats what stood at the newest end when the reader came.
        Assert.InRange(repeated, 0, Writers * PostsEach / 4);
    }

    [Fact]
    public async Task A_post_that_becomes_visible_behind_the_newest_is_not_missed()
    {
        var author = FuryDatabase.NewViewer();
        await using var slow = await fury.Source.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        var late = Guid.NewGuid();
        await using (var insert = slow.CreateCommand())
        {
            insert.CommandText =
                "insert into posts (id, user_id, content, visibility, created_at) values ($1, $2, 'late', 'PUBLIC', clock_timestamp())";
            insert.Parameters.Add(new Npgsql.NpgsqlParameter<Guid> { TypedValue = late });
            insert.Parameters.Add(new Npgsql.NpgsqlParameter<Guid> { TypedValue = author.UserId!.Value });
            await insert.ExecuteNonQueryAsync();
        }

        var quick = await fury.Publish(author, "quick");
        var page = await fury.Newest(new PagingArguments(1, null));
        Assert.Equal(quick.Id, page.Nodes[0].Id);
        await transaction.CommitAsync();

        var deadline = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(30);
        IReadOnlyList<Post> newer;
        do
        {
            Assert.True(DateTimeOffset.UtcNow < deadline, "the late post was never seen");
            newer = (await NewerThan(page.PageInfo.StartCursor)).Nodes;
        } while (newer.Count == 0);

        Assert.Contains(newer, post => post.Id == late);
    }

    [Fact]
    public async Task Pages_without_a_cursor_and_pages_of_what_is_older_hide_nothing()
    {
        var author = FuryDatabase.NewViewer();
        var first = await fury.Publish(author, "first");
        var second = await fury.Publish(author, "second");

        var page = await fury.ByAuthor(author, new PagingArguments(1, null), author);
        var rest = await fury.ByAuthor(author, new PagingArguments(5, page.CreateCursor(0)), author);

        Assert.Equal(second.Id, page.Items[0].Id);
        Assert.True(page.HasNextPage);
        Assert.Equal([first.Id], rest.Items.Select(post => post.Id));
    }

    private async Task<List<Guid>> WriteAsync(CancellationToken cancellationToken)
    {
        var author = FuryDatabase.NewViewer();
        var ids = new List<Guid>(PostsEach);
        for (var i = 0; i < PostsEach; i++)
        {
            var post = await fury.Writer.Create(author, new NewPost($"number {i}"), cancellationToken);
            ids.Add(post.Value!.Id);
        }

        return ids;
    }

    private Task<Connection<Post>> NewerThan(string? cursor) =>
        fury.Newest(new PagingArguments(First: null, After: null, Last: 50, Before: cursor));

    // All that was written is older than the horizon, so whoever has not seen it by now never will.
    private Task<bool> HasSettled() =>
        fury.Scalar<bool>("select max(created_at) < now() - interval '3 seconds' from posts");
}
