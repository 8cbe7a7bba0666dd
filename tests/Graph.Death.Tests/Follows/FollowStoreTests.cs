using Graph.Common.Identity;
using Graph.Common.Paging;
using Graph.Death.Follows;

namespace Graph.Death.Tests.Follows;

public sealed class FollowStoreTests(DeathDatabase death) : IClassFixture<DeathDatabase>
{
    [Fact]
    public async Task Counts_come_in_the_order_of_the_ids_with_null_for_who_is_unknown()
    {
        var users = await death.NewUsers(3);
        await death.Writer.Follow(users[0], users[1].UserId!.Value, default);
        death.Statements.Clear();

        var counts = await death.Follows.CountsOf(
            [
                users[1].UserId!.Value,
                Guid.NewGuid(),
                users[2].UserId!.Value,
                users[0].UserId!.Value,
                users[1].UserId!.Value,
            ],
            default
        );

        Assert.Equal([1, null, 0, 0, 1], counts.Select(x => x?.Followers));
        Assert.Equal([0, null, 0, 1, 0], counts.Select(x => x?.Following));
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

        var counts = (await death.Follows.CountsOf([star], default))[0]!;
        var followers = await Walk(request => death.Follows.Followers([star], request, default));
        var following = await Walk(request => death.Follows.Following([star], request, default));

        Assert.Equal(counts.Followers, followers.Count);
        Assert.Equal(users[1..].Reverse().Select(user => user.UserId!.Value), followers);
        Assert.Equal(counts.Following, following.Count);
        Assert.Equal(followers, following);
    }

    [Fact]
    public async Task The_lists_of_many_users_cost_one_statement()
    {
        var users = await death.NewUsers(10);
        foreach (var follower in users)
        {
            await death.Writer.Follow(follower, users[0].UserId!.Value, default);
        }

        death.Statements.Clear();
        var pages = await death.Follows.Following(
            [.. users.Select(user => user.UserId!.Value)],
            PageRequest.First(5),
            default
        );

        Assert.Equal(1, death.Statements.Count);
        Assert.Empty(pages[0].Items);
        Assert.All(pages.Skip(1), page => Assert.Equal(users[0].UserId, Assert.Single(page.Items).UserId));
    }

    [Fact]
    public async Task Whom_the_viewer_follows_costs_one_statement_and_nobody_follows_nobody()
    {
        var users = await death.NewUsers(20);
        Guid[] ids = [.. users.Select(user => user.UserId!.Value)];
        await death.Writer.Follow(users[0], ids[7], default);
        death.Statements.Clear();

        var follows = await death.Follows.ViewerIsFollowing(ids, users[0], default);

        Assert.Equal(ids.Select((_, i) => i == 7), follows);
        Assert.Equal(1, death.Statements.Count);
        Assert.DoesNotContain(true, await death.Follows.ViewerIsFollowing(ids, Viewer.Anonymous, default));
        Assert.Equal(1, death.Statements.Count);
    }

    private static async Task<List<Guid>> Walk(Func<PageRequest, Task<IReadOnlyList<Page<FollowEdge>>>> read)
    {
        var users = new List<Guid>();
        var request = PageRequest.First(3);
        while (true)
        {
            var page = (await read(request))[0];
            users.AddRange(page.Items.Select(edge => edge.UserId));
            if (!page.HasNext)
            {
                return users;
            }

            request = PageRequest.First(3, new KeysetPosition(page.Items[^1].FollowedAt, page.Items[^1].UserId));
        }
    }
}
