using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Common.Identity;
using Graph.Common.Paging;
using Graph.Data;
using Graph.Fury.Database;
using Graph.Fury.Posts;
using Microsoft.EntityFrameworkCore;

namespace Graph.Fury.Users;

/// <summary>What many users have published, with one statement.</summary>
internal static class UserLoaders
{
    /// <summary>The posts of users that are in lists for the viewer, the newest first, by the users' ids.</summary>
    [DataLoader]
    internal static async Task<Dictionary<Guid, Page<Post>>> GetPostsByUser(
        IReadOnlyList<Guid> userIds,
        PagingArguments paging,
        FuryDbContext fury,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        await fury.ListedFor(viewer)
            .Where(post => userIds.Contains(post.UserId))
            .OrderByDescending(post => post.CreatedAt)
            .ToBatchPageAsync(post => post.UserId, paging, Settling.Horizon, cancellationToken);

    /// <summary>How many posts of users are in lists for the viewer, by the users' ids; nothing for who has none.</summary>
    [DataLoader]
    internal static async Task<Dictionary<Guid, int>> GetPostCount(
        IReadOnlyList<Guid> userIds,
        FuryDbContext fury,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        await fury.ListedFor(viewer)
            .Where(post => userIds.Contains(post.UserId))
            .GroupBy(post => post.UserId)
            .Select(posts => new { UserId = posts.Key, Count = posts.Count() })
            .ToDictionaryAsync(posts => posts.UserId, posts => posts.Count, cancellationToken);
}
