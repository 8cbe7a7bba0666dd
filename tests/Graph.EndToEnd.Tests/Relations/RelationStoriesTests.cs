using System.Text.Json;
using Graph.EndToEnd.Tests.Testing;

namespace Graph.EndToEnd.Tests.Relations;

/// <summary>What people do about each other, and what they see of each other then; wrong turns too.</summary>
[Collection(DemoGraph.Name)]
public sealed class RelationStoriesTests(RunningGraph graph)
{
    private const string Flags =
        "viewerFollowState viewerIsFollowing isFollowingViewer viewerIsBlocking viewerIsMuting viewerCanFollow";

    private const string Lists =
        "followerCount followingCount followers { totalCount nodes { handle } } following { nodes { handle } }";

    private readonly RelationPeople _people = new(graph);

    [Fact]
    public async Task A_private_account_is_followed_only_by_those_whom_it_lets()
    {
        var (owner, ada, stranger) = (await _people.NewAsync(), await _people.NewAsync(), await _people.NewAsync());
        await _people.SetPrivateAsync(owner, isPrivate: true);

        var asked = await _people.Do(
            ada,
            "followUser",
            $"state user {{ followerCount {Flags} }}",
            new { userId = owner.Id }
        );
        Assert.Equal("REQUESTED", asked.Text("state"));
        Assert.Equal("REQUESTED", asked.Text("user", "viewerFollowState"));
        Assert.False(asked.Flag("user", "viewerIsFollowing"));
        Assert.Equal(0, asked.Number("user", "followerCount"));
        var waiting = await _people.Own(
            owner,
            "followRequestCount followRequests { edges { requestedAt node { handle } } }"
        );
        Assert.Equal(1, waiting.Number("followRequestCount"));
        Assert.Equal(ada.Handle, waiting.Text("followRequests", "edges", 0, "node", "handle"));

        var accepted = await _people.Answer(owner, ada, accept: true);
        Assert.True(accepted.IsNull("errors"), accepted.ToString());
        Assert.True((await _people.See(ada, owner, Flags)).Flag("viewerIsFollowing"));
        Assert.True((await _people.See(owner, ada, Flags)).Flag("isFollowingViewer"));

        // The lists are for those who were let in, and for the owner; counts are for everybody.
        foreach (var who in new[] { ada, owner })
        {
            var seen = await _people.See(who, owner, Lists);
            Assert.Equal(ada.Handle, seen.Text("followers", "nodes", 0, "handle"));
            Assert.Equal(1, seen.Number("followers", "totalCount"));
        }

        foreach (var who in new[] { stranger, null })
        {
            var seen = await _people.See(who, owner, $"{Lists} knownFollowers {{ nodes {{ handle }} }}");
            Assert.True(seen.IsNull("followers") && seen.IsNull("following") && seen.IsNull("knownFollowers"));
            Assert.Equal(1, seen.Number("followerCount"));
        }

        await _people.Succeeds(owner, "removeFollower", ada);
        Assert.True((await _people.See(ada, owner, Lists)).IsNull("followers"));
        Assert.Equal("NONE", (await _people.See(ada, owner, Flags)).Text("viewerFollowState"));
    }

    [Fact]
    public async Task Requests_can_be_withdrawn_and_declined_and_are_accepted_when_the_account_becomes_public()
    {
        var (owner, ada, ben) = (await _people.NewAsync(), await _people.NewAsync(), await _people.NewAsync());
        await _people.SetPrivateAsync(owner, isPrivate: true);
        await Follow(ada, owner, "REQUESTED");
        await _people.Succeeds(ada, "unfollowUser", owner);
        Assert.Equal("NOT_FOUND", AccountClient.ErrorOf(await _people.Answer(owner, ada, accept: true)));
        await Follow(ada, owner, "REQUESTED");
        Assert.True((await _people.Answer(owner, ada, accept: false)).IsNull("errors"));
        Assert.Equal(0, (await _people.Own(owner, "followRequestCount")).Number("followRequestCount"));

        await Follow(ada, owner, "REQUESTED");
        await Follow(ben, owner, "REQUESTED");
        await _people.SetPrivateAsync(owner, isPrivate: false);

        await Eventually.HoldsAsync(async () =>
            (await _people.See(null, owner, "followerCount")).Number("followerCount") == 2
        );
        Assert.Equal(0, (await _people.Own(owner, "followRequestCount")).Number("followRequestCount"));
        await Follow(owner, ada, "FOLLOWING");
    }

    [Fact]
    public async Task Whom_one_blocks_neither_follows_nor_is_seen_in_lists_by_either()
    {
        var (ada, ben, eve) = (await _people.NewAsync(), await _people.NewAsync(), await _people.NewAsync());
        await Follow(ada, ben, "FOLLOWING");
        await Follow(ben, ada, "FOLLOWING");
        await Follow(ada, eve, "FOLLOWING");
        await Follow(ben, eve, "FOLLOWING");

        await _people.Succeeds(ada, "blockUser", ben);

        foreach (var (who, other) in new[] { (ada, ben), (ben, ada) })
        {
            var seen = await _people.See(who, other, $"handle {Flags} {Lists}");
            Assert.Equal(other.Handle, seen.Text("handle"));
            Assert.True(
                seen.IsNull("followers") && seen.IsNull("following") && seen.IsNull("followerCount"),
                seen.ToString()
            );
            Assert.Equal(who == ada, seen.Flag("viewerIsBlocking"));
            Assert.False(
                seen.Flag("viewerIsFollowing") || seen.Flag("isFollowingViewer") || seen.Flag("viewerCanFollow")
            );
            // In somebody else's list each finds themselves, and not the other.
            var list = await _people.See(who, eve, Lists);
            Assert.Equal([who.Handle], Handles(list.At("followers", "nodes")));
            Assert.Equal(
                "FORBIDDEN",
                AccountClient.ErrorOf(await _people.Do(who, "followUser", "state", About(other)))
            );
        }

        // To everybody else nothing has changed but the counts of the two.
        var others = await _people.See(eve, ada, Lists);
        Assert.Equal((0, 1), (others.Number("followerCount"), others.Number("followingCount")));
        Assert.Equal(2, Handles((await _people.See(eve, eve, Lists)).At("followers", "nodes")).Count);
        var blocked = await _people.Own(ada, "blockedUsers { edges { blockedAt node { handle } } }");
        Assert.Equal(ben.Handle, blocked.Text("blockedUsers", "edges", 0, "node", "handle"));

        await _people.Succeeds(ada, "unblockUser", ben);
        Assert.Equal("NONE", (await _people.See(ada, ben, Flags)).Text("viewerFollowState"));
        await Follow(ben, ada, "FOLLOWING");
    }

    [Fact]
    public async Task A_mute_is_known_to_who_mutes_alone_and_has_an_end()
    {
        var (ada, ben) = (await _people.NewAsync(), await _people.NewAsync());
        await Follow(ada, ben, "FOLLOWING");
        var until = DateTimeOffset.UtcNow.AddDays(7);

        var muted = await _people.Do(
            ada,
            "muteUser",
            "user { viewerIsMuting viewerIsFollowing }",
            new { userId = ben.Id, until }
        );

        Assert.True(muted.Flag("user", "viewerIsMuting") && muted.Flag("user", "viewerIsFollowing"));
        Assert.False((await _people.See(ben, ada, Flags)).Flag("viewerIsMuting"));
        var own = await _people.Own(ada, "mutedUsers { edges { until mutesReposts node { handle } } }");
        Assert.Equal(ben.Handle, own.Text("mutedUsers", "edges", 0, "node", "handle"));
        Assert.True(own.Flag("mutedUsers", "edges", 0, "mutesReposts"));
        Assert.Equal(
            until,
            own.At("mutedUsers", "edges", 0, "until").GetDateTimeOffset(),
            TimeSpan.FromMilliseconds(1)
        );

        await _people.Succeeds(ada, "unmuteUser", ben);
        Assert.Empty(
            (await _people.Own(ada, "mutedUsers { nodes { id } }")).At("mutedUsers", "nodes").EnumerateArray()
        );
    }

    [Fact]
    public async Task Those_whom_the_viewer_follows_are_found_among_the_followers()
    {
        var (star, ada, known, unknown) = (
            await _people.NewAsync(),
            await _people.NewAsync(),
            await _people.NewAsync(),
            await _people.NewAsync()
        );
        await Follow(known, star, "FOLLOWING");
        await Follow(unknown, star, "FOLLOWING");
        await Follow(ada, known, "FOLLOWING");

        var seen = await _people.See(ada, star, "knownFollowers { nodes { handle } }");

        Assert.Equal([known.Handle], Handles(seen.At("knownFollowers", "nodes")));
        Assert.Empty(
            Handles(
                (await _people.See(null, star, "knownFollowers { nodes { handle } }")).At("knownFollowers", "nodes")
            )
        );
    }

    [Fact]
    public async Task What_cannot_be_done_is_said()
    {
        var (ada, ben) = (await _people.NewAsync(), await _people.NewAsync());

        Assert.Equal(
            "VALIDATION",
            AccountClient.ErrorOf(await _people.Do(ada, "blockUser", "user { id }", About(ada)))
        );
        Assert.Equal(
            "UNAUTHENTICATED",
            AccountClient.ErrorOf(await _people.Do(null, "muteUser", "user { id }", About(ben)))
        );
        Assert.Equal("NOT_FOUND", AccountClient.ErrorOf(await _people.Answer(ada, ben, accept: true)));
        var past = await _people.Do(
            ada,
            "muteUser",
            "user { id }",
            new { userId = ben.Id, until = DateTimeOffset.UtcNow.AddMinutes(-1) }
        );
        Assert.Equal("A mute must end in the future.", past.Text("errors", 0, "message"));
        Assert.True(
            (await new GraphClient(graph.Address, null).Ask("{ viewer { followRequestCount } }")).Data.IsNull("viewer")
        );
    }

    private async Task Follow(RelationPeople.Person who, RelationPeople.Person about, string expected)
    {
        var payload = await _people.Do(who, "followUser", "state", About(about));
        Assert.Equal(expected, payload.Text("state"));
    }

    private static object About(RelationPeople.Person person) => new { userId = person.Id };

    private static List<string?> Handles(JsonElement nodes) =>
        [.. nodes.EnumerateArray().Select(node => node.Text("handle"))];
}
