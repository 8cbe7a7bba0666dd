using Graph.Annotations;
using Graph.Common.Identity;
using Graph.Fury.Posts;

namespace Graph.Fury.Users;

/// <summary>What many users have published.</summary>
internal static class UserLoaders
{
    /// <summary>How many posts of users the viewer may see, by the users' ids.</summary>
    [DataLoader]
    internal static Task<IReadOnlyList<long>> GetPostCount(
        IReadOnlyList<Guid> userIds,
        PostStore posts,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => posts.CountsByAuthors(userIds, viewer, cancellationToken);
}
