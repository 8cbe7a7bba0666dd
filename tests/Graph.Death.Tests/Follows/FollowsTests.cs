using Graph.Annotations.Pagination;
using Graph.Common.Identity;
using Graph.Data;
using Graph.Death.Follows;

namespace Graph.Death.Tests.Follows;

public sealed class FollowsTests(DeathDatabase death) : IClassFixture<DeathDatabase>
{
    [Fact]
    public async Task Counts_are_found_by_ids_with_one_statement_and_none_for_who_is_unknown()
    {
        var users = await death.NewUsers(3);
        Guid[] ids = [.. users.Select(user => user.UserId!.Value)];
        await death.Writer.Follow(users[0], ids[1], default);
        death.Statements.Clear();

        var counts = await death.CountsOf(ids[1], Guid.NewGuid(), ids[2], ids[0]);

        Assert.Equal(3, counts.Count);
        Assert.Equal([0, 1, 0], ids.Select(id => counts[id].Followers));
        Assert.Equal([1, 0, 0], ids.Select(id => counts[id].Following));
        Assert.Equal(1, death.Statements.Count);
    }

    [Fact]
    public async Task Walking_a_list_to_its_end_gives_as_many_as_are_counted()
    {
        var users = await death.NewUsers(12);
        var star = users[0].UserId!.Value;
        foreach (var follower in users[1..])
        {
            await death.Writer.Follow(follower, star, default);
            await death.Writer.Follow(users[0], follower.UserId!.Value, default);
        }

        var counts = (await death.CountsOf(star))[star];
        var followers = await Walk(async page => (await death.Followers([star], page))[star], x => x.FollowerId);
        var following = await Walk(async page => (await death.Following([star], page))[star], x => x.FollowingId);

        Assert.Equal(counts.Followers, followers.Count);
        Assert.Equal(users[1..].Reverse().Select(user => user.UserId!.Value), followers);
        Assert.Equal(counts.Following, following.Count);
        Assert.Equal(followers, following);
    }

    [Fact]
    public async Task The_lists_of_many_users_cost_one_statement()
    {
        var users = await death.NewUsers(10);
        Guid[] ids = [.. users.Select(user => user.UserId!.Value)];
        foreach (var follower in users)
        {
            await death.Writer.Follow(follower, ids[0], default);
        }

        death.Statements.Clear();
        var pages = await death.Following(ids, new PagingArguments(5, null));

        Assert.Equal(1, death.Statements.Count);
        Assert.Empty(pages[ids[0]].Items);
        Assert.All(ids[1..], id => Assert.Equal(ids[0], Assert.Single(pages[id].Items).FollowingId));
    }

    [Fact]
    public async Task Whom_the_viewer_follows_costs_one_statement_and_nobody_follows_nobody()
    {
        var users = await death.NewUsers(20);
        Guid[] ids = [.. users.Select(user => user.UserId!.Value)];
        await death.Writer.Follow(users[0], ids[7], default);
        death.Statements.Clear();

        var follows = await death.ViewerIsFollowing(ids, users[0]);

        Assert.Equal(ids.Select((_, i) => i == 7), follows);
        Assert.Equal(1, death.Statements.Count);
        Assert.DoesNotContain(true, await death.ViewerIsFollowing(ids, Viewer.Anonymous));
        Assert.Equal(1, death.Statements.Count);
    }

    private static async Task<List<Guid>> Walk(Func<PagingArguments, Task<Page<Follow>>> read, Func<Follow, Guid> other)
    {
        var users = new List<Guid>();
        string? cursor = null;
        while (true)
        {
            var page = await read(new PagingArguments(3, cursor));
            users.AddRange(page.Items.Select(other));
            if (!page.HasNextPage)
            {
                return users;
            }

            cursor = page.CreateCursor(page.Items.Count - 1);
        }
    }
}
