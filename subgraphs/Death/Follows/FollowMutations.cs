using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Death.Relations;
using Graph.Death.Users;

namespace Graph.Death.Follows;

/// <summary>Following, and letting others follow. What is so already succeeds.</summary>
[MutationType]
internal static class FollowMutations
{
    /// <summary>The viewer follows a user, or asks a private account to let them.</summary>
    /// <param name="userId">Whom to follow.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    [Error<FollowLimitError>]
    [Error<ForbiddenError>]
    public static async Task<FieldResult<FollowUserPayload>> FollowUser(
        [ID<User>] Guid userId,
        RelationWriter relations,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        (await relations.Follow(viewer, userId, cancellationToken)).Select(now => new FollowUserPayload(
            new User(userId),
            now.Outgoing.Follows ? FollowState.Following : FollowState.Requested
        ));

    /// <summary>The viewer no longer follows a user, and no longer asks to.</summary>
    /// <param name="userId">Whom to unfollow.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    public static async Task<FieldResult<User>> UnfollowUser(
        [ID<User>] Guid userId,
        RelationWriter relations,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => (await relations.Unfollow(viewer, userId, cancellationToken)).Select(_ => new User(userId));

    /// <summary>The viewer lets somebody follow who has asked to, or does not. Whom the viewer declines is not told.</summary>
    /// <param name="userId">Who has asked.</param>
    /// <param name="accept">Whether they may follow from now on.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    [Error<FollowLimitError>]
    [Error<ForbiddenError>]
    public static async Task<FieldResult<User>> AnswerFollowRequest(
        [ID<User>] Guid userId,
        bool accept,
        RelationWriter relations,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => (await relations.Answer(viewer, userId, accept, cancellationToken)).Select(_ => new User(userId));

    /// <summary>Somebody no longer follows the viewer. They are not told, and may follow again unless they are blocked.</summary>
    /// <param name="userId">Who follows the viewer.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    public static async Task<FieldResult<User>> RemoveFollower(
        [ID<User>] Guid userId,
        RelationWriter relations,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => (await relations.RemoveFollower(viewer, userId, cancellationToken)).Select(_ => new User(userId));
}
