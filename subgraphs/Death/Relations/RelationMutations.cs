using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Death.Users;

namespace Graph.Death.Relations;

/// <summary>Having nothing to do with people, or not reading them. What is so already succeeds.</summary>
[MutationType]
internal static class RelationMutations
{
    /// <summary>
    /// The viewer and a user have nothing more to do with each other: neither follows the other, sees what the other publishes, or finds
    /// the other in lists.
    /// </summary>
    /// <param name="userId">Whom to block.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    public static async Task<FieldResult<User>> BlockUser(
        [ID<User>] Guid userId,
        RelationWriter relations,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => (await relations.Block(viewer, userId, cancellationToken)).Select(_ => new User(userId));

    /// <summary>The viewer no longer blocks a user. Who followed before does not follow again.</summary>
    /// <param name="userId">Whom to unblock.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    public static async Task<FieldResult<User>> UnblockUser(
        [ID<User>] Guid userId,
        RelationWriter relations,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => (await relations.Unblock(viewer, userId, cancellationToken)).Select(_ => new User(userId));

    /// <summary>The viewer does not want to read a user in feeds and lists, for a time or for good. Nobody else notices.</summary>
    /// <param name="userId">Whom to mute.</param>
    /// <param name="until">When it ends; it does not without.</param>
    /// <param name="muteReposts">Whether what they repost of others is hidden as well.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    public static async Task<FieldResult<User>> MuteUser(
        [ID<User>] Guid userId,
        DateTimeOffset? until,
        [DefaultValue(true)] bool muteReposts,
        RelationWriter relations,
        Viewer viewer,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (until <= time.GetUtcNow())
        {
            return new ValidationError("A mute must end in the future.", "FUTURE", "input", "until");
        }

        var terms = new MuteTerms(until is { } end ? Clock.Truncate(end) : null, muteReposts);
        var result = await relations.Mute(viewer, userId, terms, cancellationToken);
        return result.Select(_ => new User(userId));
    }

    /// <summary>The viewer reads a user again.</summary>
    /// <param name="userId">Whom to unmute.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    public static async Task<FieldResult<User>> UnmuteUser(
        [ID<User>] Guid userId,
        RelationWriter relations,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => (await relations.Unmute(viewer, userId, cancellationToken)).Select(_ => new User(userId));
}
