using Graph.Annotations;
using Graph.Common.Identity;
using Graph.Fury.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Fury.Likes;

/// <summary>What the likes say of many posts at once, with one statement.</summary>
internal static class LikeLoaders
{
    /// <summary>Whether the viewer likes posts, by the posts' ids; nobody who is not signed in likes anything.</summary>
    [DataLoader]
    internal static async Task<IReadOnlyList<bool>> GetViewerHasLiked(
        IReadOnlyList<Guid> postIds,
        FuryDbContext fury,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            return new bool[postIds.Count];
        }

        // A probe per post, which LINQ cannot ask for: where the planner may choose, it reads all that the viewer likes.
        var (viewerId, ids) = (viewer.UserId.Value, postIds.ToArray());
        var liked = await fury
            .Database.SqlQuery<Guid>(
                $"""
                select l.post_id as "Value"
                from unnest({ids}) as i(id)
                cross join lateral (
                    select x.post_id from likes x where x.user_id = {viewerId} and x.post_id = i.id limit 1
                ) l
                """
            )
            .ToHashSetAsync(cancellationToken);
        return [.. postIds.Select(liked.Contains)];
    }
}
