using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Ids;
using Graph.Death.Follows;
using Graph.Death.Users;

namespace Graph.Death.Relations;

/// <summary>
/// What the viewer may do about somebody else, and what is true between them afterwards. What is so already succeeds and changes
/// nothing.
/// </summary>
internal static class RelationRules
{
    /// <summary>How many people one user can follow.</summary>
    public const int MaxFollowing = 7_500;

    /// <summary>
    /// How many private accounts one user can ask at once. Nobody counts this while others write, so a few more may come in at the same
    /// moment; it is there to bound what a script can leave behind.
    /// </summary>
    public const int MaxRequests = 1_000;

    /// <summary>The viewer follows them, or asks to.</summary>
    public static FieldResult<Relationship> Follow(Relationship now)
    {
        if (CheckViewer(now) is { } refusal)
        {
            return refusal;
        }

        if (now.Other is null)
        {
            return NotFound(now);
        }

        if (now.Outgoing.Follows || now.Outgoing.Requests && now.Other.IsPrivate)
        {
            return now;
        }

        if (!now.Other.IsActive)
        {
            return new ForbiddenError(
                "This account takes no part at present: it cannot be followed.",
                "input",
                "userId"
            );
        }

        if (now.Outgoing.Blocks)
        {
            return new ForbiddenError("You block this user: unblock them first.", "input", "userId");
        }

        if (now.Incoming.Blocks)
        {
            return new ForbiddenError("This user does not let you follow them.", "input", "userId");
        }

        if (!now.Other.IsPrivate)
        {
            return now with { Outgoing = now.Outgoing with { Follows = true, Requests = false } };
        }

        return now.ViewerRequests < MaxRequests
            ? now with
            {
                Outgoing = now.Outgoing with { Requests = true },
            }
            : FollowLimitError.OfRequests(MaxRequests);
    }

    /// <summary>The viewer follows them no longer, and no longer asks to.</summary>
    public static FieldResult<Relationship> Unfollow(Relationship now) =>
        now.Other is null ? NotFound(now) : now with { Outgoing = now.Outgoing.Severed };

    /// <summary>They follow the viewer no longer, and no longer ask to. They are not told.</summary>
    public static FieldResult<Relationship> RemoveFollower(Relationship now) =>
        now.Other is null ? NotFound(now) : now with { Incoming = now.Incoming.Severed };

    /// <summary>The viewer lets them follow, as they have asked to.</summary>
    public static FieldResult<Relationship> Accept(Relationship now)
    {
        if (CheckViewer(now) is { } refusal)
        {
            return refusal;
        }

        if (now.Other is null)
        {
            return NotFound(now);
        }

        if (now.Incoming.Follows)
        {
            return now;
        }

        if (!now.Incoming.Requests)
        {
            return new NotFoundError(
                "This user does not ask to follow you: they may have withdrawn their request.",
                "input",
                "userId"
            );
        }

        return now.Other.IsActive
            ? now with
            {
                Incoming = now.Incoming with { Follows = true, Requests = false },
            }
            : new ForbiddenError("This account takes no part at present: it cannot follow you.", "input", "userId");
    }

    /// <summary>The viewer does not let them follow. They are not told, and may ask again.</summary>
    public static FieldResult<Relationship> Decline(Relationship now) =>
        now.Other is null ? NotFound(now) : now with { Incoming = now.Incoming with { Requests = false } };

    /// <summary>The viewer's account has become public: who waited for consent no longer needs it, and waits no longer.</summary>
    public static FieldResult<Relationship> AcceptAsPublic(Relationship now) =>
        !now.Incoming.Requests || now.Viewer is { IsPrivate: true }
            ? now
            : now with
            {
                // Who is gone, or takes no part at present, does not follow.
                Incoming = now.Incoming with
                {
                    Requests = false,
                    Follows = now is { Viewer: not null, Other.IsActive: true },
                },
            };

    /// <summary>The viewer has nothing more to do with them: nobody of the two follows the other, or asks to.</summary>
    public static FieldResult<Relationship> Block(Relationship now) =>
        now.Other is null
            ? NotFound(now)
            : now with
            {
                Outgoing = now.Outgoing.Severed with { Blocks = true },
                Incoming = now.Incoming.Severed,
            };

    /// <summary>The viewer no longer blocks them. Who followed before does not follow again.</summary>
    public static FieldResult<Relationship> Unblock(Relationship now) =>
        now.Other is null ? NotFound(now) : now with { Outgoing = now.Outgoing with { Blocks = false } };

    /// <summary>The viewer does not want to read them.</summary>
    public static FieldResult<Relationship> Mute(Relationship now, MuteTerms terms) =>
        now.Other is null ? NotFound(now) : now with { Outgoing = now.Outgoing with { Mute = terms } };

    /// <summary>The viewer reads them again.</summary>
    public static FieldResult<Relationship> Unmute(Relationship now) =>
        now.Other is null ? NotFound(now) : now with { Outgoing = now.Outgoing with { Mute = null } };

    // Who leaves or is sanctioned can still have less to do with others, but not more.
    private static ForbiddenError? CheckViewer(Relationship now) =>
        now.Viewer is { IsActive: true } ? null : new ForbiddenError("Your account takes no part at present.");

    private static NotFoundError NotFound(Relationship now) =>
        new(
            $"There is no user {TypeId.Format(IdKind.Of<User>(), now.OtherId)}: the account was closed, or it never existed.",
            "input",
            "userId"
        );
}
