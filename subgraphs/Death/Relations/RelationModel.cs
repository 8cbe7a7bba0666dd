using Microsoft.EntityFrameworkCore;

namespace Graph.Death.Relations;

/// <summary>
/// The tables of what is between people beside follows. Each is reached by an index from either person: one of them is who asks, and
/// when one of them is gone everything goes.
/// </summary>
internal static class RelationModel
{
    /// <summary>Adds <c>follow_requests</c>, <c>blocks</c>, <c>mutes</c> and <c>relation_versions</c>.</summary>
    public static void AddRelations(this ModelBuilder model)
    {
        AddRequests(model);
        AddBlocks(model);
        AddMutes(model);
        model.Entity<RelationVersion>(versions =>
        {
            versions.ToTable(
                "relation_versions",
                t => t.HasCheckConstraint("relation_versions_order", "low_id < high_id")
            );
            versions.HasKey(x => new { x.LowId, x.HighId }).HasName("relation_versions_pkey");
            versions.HasIndex(x => new { x.HighId, x.LowId }).HasDatabaseName("relation_versions_high");
            versions.Property(x => x.Version).HasDefaultValue(0L);
        });
    }

    private static void AddRequests(ModelBuilder model) =>
        model.Entity<FollowRequest>(requests =>
        {
            requests.ToTable(
                "follow_requests",
                t => t.HasCheckConstraint("follow_requests_not_oneself", "follower_id <> following_id")
            );
            requests.HasKey(x => new { x.FollowerId, x.FollowingId }).HasName("follow_requests_pkey");
            requests
                .HasIndex(x => new
                {
                    x.FollowingId,
                    x.CreatedAt,
                    x.FollowerId,
                })
                .IsDescending(false, true, true)
                .HasDatabaseName("follow_requests_to");
        });

    private static void AddBlocks(ModelBuilder model) =>
        model.Entity<Block>(blocks =>
        {
            blocks.ToTable("blocks", t => t.HasCheckConstraint("blocks_not_oneself", "blocker_id <> blocked_id"));
            blocks.HasKey(x => new { x.BlockerId, x.BlockedId }).HasName("blocks_pkey");
            blocks.HasIndex(x => new { x.BlockedId, x.BlockerId }).HasDatabaseName("blocks_of");
            blocks
                .HasIndex(x => new
                {
                    x.BlockerId,
                    x.CreatedAt,
                    x.BlockedId,
                })
                .IsDescending(false, true, true)
                .HasDatabaseName("blocks_by");
        });

    private static void AddMutes(ModelBuilder model) =>
        model.Entity<Mute>(mutes =>
        {
            mutes.ToTable("mutes", t => t.HasCheckConstraint("mutes_not_oneself", "muter_id <> muted_id"));
            mutes.HasKey(x => new { x.MuterId, x.MutedId }).HasName("mutes_pkey");
            mutes.HasIndex(x => new { x.MutedId, x.MuterId }).HasDatabaseName("mutes_of");
            mutes
                .HasIndex(x => new
                {
                    x.MuterId,
                    x.CreatedAt,
                    x.MutedId,
                })
                .IsDescending(false, true, true)
                .HasDatabaseName("mutes_by");
        });
}
