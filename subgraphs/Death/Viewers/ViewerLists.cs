using Graph.Annotations;
using Graph.Annotations.Pagination;
using Graph.Common.Paging;
using Graph.Data;
using Graph.Death.Database;
using Graph.Death.Follows;
using Graph.Death.Relations;
using Microsoft.EntityFrameworkCore;

namespace Graph.Death.Viewers;

/// <summary>The lists of people that only the viewer sees.</summary>
[ObjectType<ViewerRelations>]
internal static class ViewerLists
{
    /// <summary>Who waits to be let follow the viewer, the latest first; answer with <c>answerFollowRequest</c>.</summary>
    [UsePaging]
    public static async Task<FollowRequestConnection?> FollowRequests(
        [Parent] ViewerRelations viewer,
        PagingArguments paging,
        DeathDbContext death,
        CancellationToken cancellationToken
    ) =>
        FollowRequestConnection.Of(
            await Requests(death, viewer)
                .OrderByDescending(request => request.CreatedAt)
                .ToPageAsync(paging, Settling.Horizon, cancellationToken)
        );

    /// <summary>How many wait to be let follow the viewer.</summary>
    public static async Task<int?> FollowRequestCount(
        [Parent] ViewerRelations viewer,
        DeathDbContext death,
        CancellationToken cancellationToken
    ) => await Requests(death, viewer).CountAsync(cancellationToken);

    /// <summary>Whom the viewer blocks, the latest first.</summary>
    [UsePaging]
    public static async Task<BlockedUserConnection?> BlockedUsers(
        [Parent] ViewerRelations viewer,
        PagingArguments paging,
        DeathDbContext death,
        CancellationToken cancellationToken
    ) =>
        BlockedUserConnection.Of(
            await death
                .Blocks.AsNoTracking()
                .Where(block => block.BlockerId == viewer.Id)
                // Also who takes no part at present: they may come back.
                .Where(block =>
                    death.GraphUsers.Any(user => user.Id == block.BlockedId && user.State != GraphUser.Deleted)
                )
                .OrderByDescending(block => block.CreatedAt)
                .ToPageAsync(paging, Settling.Horizon, cancellationToken)
        );

    /// <summary>Whom the viewer mutes at present, the latest first.</summary>
    [UsePaging]
    public static async Task<MutedUserConnection?> MutedUsers(
        [Parent] ViewerRelations viewer,
        PagingArguments paging,
        DeathDbContext death,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        return MutedUserConnection.Of(
            await death
                .Mutes.AsNoTracking()
                .Where(mute => mute.MuterId == viewer.Id && (mute.Until == null || mute.Until > now))
                .Where(mute => death.GraphUsers.Any(user => user.Id == mute.MutedId && user.State != GraphUser.Deleted))
                .OrderByDescending(mute => mute.CreatedAt)
                .ToPageAsync(paging, Settling.Horizon, cancellationToken)
        );
    }

    private static IQueryable<FollowRequest> Requests(DeathDbContext death, ViewerRelations viewer) =>
        death
            .FollowRequests.AsNoTracking()
            .Where(request => request.FollowingId == viewer.Id)
            .Where(request =>
                death.GraphUsers.Any(user => user.Id == request.FollowerId && user.State == GraphUser.Active)
            );
}
