using Graph.Annotations;
using Graph.Common.Identity;

namespace Graph.Death.Follows;

/// <summary>What the follows say of many users at once.</summary>
internal static class FollowLoaders
{
    /// <summary>How many follow users and how many they follow, by the users' ids.</summary>
    [DataLoader]
    internal static Task<IReadOnlyList<FollowCounts?>> GetFollowCounts(
        IReadOnlyList<Guid> userIds,
        FollowStore follows,
        CancellationToken cancellationToken
    ) => follows.CountsOf(userIds, cancellationToken);

    /// <summary>Whether the viewer follows users, by the users' ids.</summary>
    [DataLoader]
    internal static Task<IReadOnlyList<bool>> GetViewerIsFollowing(
        IReadOnlyList<Guid> userIds,
        FollowStore follows,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => follows.ViewerIsFollowing(userIds, viewer, cancellationToken);
}
