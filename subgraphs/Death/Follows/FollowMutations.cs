using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Death.Users;

namespace Graph.Death.Follows;

/// <summary>Following and unfollowing. Both succeed when it is so already.</summary>
[MutationType]
internal static class FollowMutations
{
    /// <summary>The viewer follows a user.</summary>
    /// <param name="userId">Whom to follow.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    [Error<FollowLimitError>]
    public static async Task<FieldResult<User>> FollowUser(
        [ID<User>] Guid userId,
        FollowWriter follows,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => (await follows.Follow(viewer, userId, cancellationToken)).Select(id => new User(id));

    /// <summary>The viewer no longer follows a user.</summary>
    /// <param name="userId">Whom to unfollow.</param>
    [Error<ValidationError>]
    [Error<NotFoundError>]
    [Error<UnauthenticatedError>]
    public static async Task<FieldResult<User>> UnfollowUser(
        [ID<User>] Guid userId,
        FollowWriter follows,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => (await follows.Unfollow(viewer, userId, cancellationToken)).Select(id => new User(id));
}
