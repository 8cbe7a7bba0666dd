using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Death.Follows;
using Graph.Death.Relations;

namespace Graph.Death.Tests.Relations;

public sealed class RelationRulesTests
{
    private static readonly Relationship.Party Public = new(GraphUser.Active, IsPrivate: false);
    private static readonly Relationship.Party Private = new(GraphUser.Active, IsPrivate: true);
    private static readonly Relationship.Party Banned = new("BANNED", IsPrivate: false);

    [Fact]
    public void A_public_account_is_followed_and_a_private_one_is_asked()
    {
        Assert.Equal(new Relation(true, false, false, null), RelationRules.Follow(Between(Public)).Value!.Outgoing);
        Assert.Equal(new Relation(false, true, false, null), RelationRules.Follow(Between(Private)).Value!.Outgoing);
    }

    [Fact]
    public void Who_follows_already_follows_on_when_the_account_becomes_private()
    {
        var now = Between(Private, outgoing: new Relation(true, false, false, null));

        Assert.Same(now, RelationRules.Follow(now).Value);
    }

    [Fact]
    public void Who_waits_follows_when_they_ask_again_after_the_account_has_become_public()
    {
        var now = Between(Public, outgoing: new Relation(false, true, false, null));

        Assert.Equal(new Relation(true, false, false, null), RelationRules.Follow(now).Value!.Outgoing);
    }

    [Theory]
    [InlineData(true, "You block this user: unblock them first.")]
    [InlineData(false, "This user does not let you follow them.")]
    public void Nobody_follows_across_a_block(bool own, string message)
    {
        var block = new Relation(false, false, true, null);

        var refused = RelationRules.Follow(own ? Between(Public, outgoing: block) : Between(Public, incoming: block));

        Assert.Equal(message, Assert.IsType<ForbiddenError>(refused.Errors![0]).Message);
    }

    [Fact]
    public void Who_takes_no_part_is_not_followed_and_follows_nobody()
    {
        Assert.Equal(
            "This account takes no part at present: it cannot be followed.",
            Assert.IsType<ForbiddenError>(RelationRules.Follow(Between(Banned)).Errors![0]).Message
        );
        Assert.Equal(
            "Your account takes no part at present.",
            Assert.IsType<ForbiddenError>(RelationRules.Follow(Between(Public, viewer: Banned)).Errors![0]).Message
        );
        Assert.IsType<ForbiddenError>(RelationRules.Follow(Between(Public) with { Viewer = null }).Errors![0]);
        // They still may have less to do with others.
        Assert.True(RelationRules.Block(Between(Public, viewer: Banned)).IsSuccess);
        Assert.True(RelationRules.Unfollow(Between(Public, viewer: Banned)).IsSuccess);
    }

    [Fact]
    public void Who_asks_too_many_is_told_how_many_are_possible()
    {
        var now = Between(Private) with { ViewerRequests = RelationRules.MaxRequests };

        var error = Assert.IsType<FollowLimitError>(RelationRules.Follow(now).Errors![0]);

        Assert.Equal(1_000, error.Limit);
        Assert.StartsWith("You wait for 1,000 people to let you follow them", error.Message, StringComparison.Ordinal);
        // Public accounts need no request.
        Assert.True(RelationRules.Follow(now with { Other = Public }).IsSuccess);
    }

    [Fact]
    public void Only_who_has_asked_is_accepted()
    {
        var asked = Between(Public, incoming: new Relation(false, true, false, null));

        Assert.Equal(new Relation(true, false, false, null), RelationRules.Accept(asked).Value!.Incoming);
        Assert.Equal(default, RelationRules.Decline(asked).Value!.Incoming);
        Assert.IsType<NotFoundError>(RelationRules.Accept(Between(Public)).Errors![0]);
        Assert.IsType<ForbiddenError>(RelationRules.Accept(asked with { Other = Banned }).Errors![0]);
        // Declining takes no follower away.
        var follower = Between(Public, incoming: new Relation(true, false, false, null));
        Assert.Equal(follower, RelationRules.Decline(follower).Value);
    }

    [Fact]
    public void An_account_that_becomes_public_accepts_who_waits_unless_they_take_no_part()
    {
        var asked = Between(Public, incoming: new Relation(false, true, false, null));

        Assert.Equal(new Relation(true, false, false, null), RelationRules.AcceptAsPublic(asked).Value!.Incoming);
        Assert.Equal(default, RelationRules.AcceptAsPublic(asked with { Other = Banned }).Value!.Incoming);
        Assert.Equal(default, RelationRules.AcceptAsPublic(asked with { Viewer = null }).Value!.Incoming);
        // It has become private again meanwhile: its owner answers.
        var privately = asked with
        {
            Viewer = Private,
        };
        Assert.Same(privately, RelationRules.AcceptAsPublic(privately).Value);
    }

    [Fact]
    public void Nobody_does_anything_about_who_is_not_there()
    {
        var nobody = Between(Public) with { Other = null };

        Assert.All(
            Rules,
            rule =>
            {
                var error = Assert.IsType<NotFoundError>(rule.Apply(nobody).Errors![0]);
                Assert.EndsWith(
                    "the account was closed, or it never existed.",
                    error.Message,
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Fact]
    public void Whatever_two_people_do_nothing_forbidden_is_ever_true_between_them()
    {
        // Every state that can be reached, by either of the two, whatever their accounts are at each step.
        Relationship.Party[] accounts = [Public, Private, Banned];
        var start = (default(Relation), default(Relation));
        var seen = new HashSet<(Relation Outgoing, Relation Incoming)> { start };
        var open = new Queue<(Relation Outgoing, Relation Incoming)>([start]);
        while (open.TryDequeue(out var state))
        {
            foreach (var (viewer, other) in accounts.SelectMany(a => accounts.Select(b => (a, b))))
            {
                foreach (var (_, rule) in Rules)
                {
                    var now = Between(other, viewer, state.Outgoing, state.Incoming);
                    if (rule(now) is not { IsSuccess: true, Value: { } next })
                    {
                        continue;
                    }

                    AssertAllowed(now, next);
                    // The same for the other of the two.
                    Reach(next.Outgoing, next.Incoming);
                    Reach(next.Incoming, next.Outgoing);
                }
            }
        }

        // Nothing, asking or following in either direction; or blocked from either or both; each with and without mutes.
        Assert.Equal((3 * 3 + 3) * 4, seen.Count);

        void Reach(Relation outgoing, Relation incoming)
        {
            if (seen.Add((outgoing, incoming)))
            {
                open.Enqueue((outgoing, incoming));
            }
        }
    }

    private static void AssertAllowed(Relationship before, Relationship after)
    {
        foreach (var relation in (Relation[])[after.Outgoing, after.Incoming])
        {
            Assert.False(relation is { Follows: true, Requests: true });
            Assert.False((after.Outgoing.Blocks || after.Incoming.Blocks) && (relation.Follows || relation.Requests));
        }

        // Only the viewer's own act makes the viewer follow, and a private account only after it was asked and has said yes.
        if (after.Outgoing.Follows && !before.Outgoing.Follows)
        {
            Assert.False(before.Other!.IsPrivate);
        }

        if (after.Incoming.Follows && !before.Incoming.Follows)
        {
            Assert.True(before.Incoming.Requests);
        }
    }

    private static readonly (string Name, Func<Relationship, FieldResult<Relationship>> Apply)[] Rules =
    [
        ("follow", RelationRules.Follow),
        ("unfollow", RelationRules.Unfollow),
        ("remove", RelationRules.RemoveFollower),
        ("accept", RelationRules.Accept),
        ("decline", RelationRules.Decline),
        ("block", RelationRules.Block),
        ("unblock", RelationRules.Unblock),
        ("mute", now => RelationRules.Mute(now, Muted!)),
        ("unmute", RelationRules.Unmute),
    ];

    private static readonly MuteTerms Muted = new(null, true);

    private static Relationship Between(
        Relationship.Party other,
        Relationship.Party? viewer = null,
        Relation outgoing = default,
        Relation incoming = default
    ) =>
        new()
        {
            ViewerId = Guid.Parse("0195f1d2-0000-8000-8000-000000000001"),
            OtherId = Guid.Parse("0195f1d2-0000-8000-8000-000000000002"),
            Viewer = viewer ?? Public,
            Other = other,
            Outgoing = outgoing,
            Incoming = incoming,
            ViewerRequests = 0,
            Version = 0,
        };
}
