using System.Globalization;
using Graph.Common.Database;
using Graph.Common.Events.Inbox;
using Graph.Common.Events.Outbox;
using Graph.Common.Removal;
using Graph.Death.Follows;
using Graph.Death.Relations;
using Microsoft.EntityFrameworkCore;

namespace Graph.Death.Database;

/// <summary>The model of the database <c>death</c>: who follows, asks, blocks and mutes whom.</summary>
internal sealed class DeathDbContext(DbContextOptions<DeathDbContext> options) : ServiceDbContext(options)
{
    public DbSet<Follow> Followers => Set<Follow>();

    public DbSet<FollowCounts> FollowCounts => Set<FollowCounts>();

    public DbSet<GraphUser> GraphUsers => Set<GraphUser>();

    public DbSet<FollowRequest> FollowRequests => Set<FollowRequest>();

    public DbSet<Block> Blocks => Set<Block>();

    public DbSet<Mute> Mutes => Set<Mute>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Follow>(followers =>
        {
            followers.ToTable(
                "followers",
                t => t.HasCheckConstraint("followers_not_oneself", "follower_id <> following_id")
            );
            // Once per pair; also "which of these users does the viewer follow?".
            followers.HasKey(x => new { x.FollowerId, x.FollowingId }).HasName("followers_pkey");
            followers
                .HasIndex(x => new
                {
                    x.FollowingId,
                    x.CreatedAt,
                    x.FollowerId,
                })
                .IsDescending(false, true, true)
                .HasDatabaseName("followers_of");
            followers
                .HasIndex(x => new
                {
                    x.FollowerId,
                    x.CreatedAt,
                    x.FollowingId,
                })
                .IsDescending(false, true, true)
                .HasDatabaseName("following_of");
        });
        modelBuilder.Entity<FollowCounts>(counts =>
        {
            counts.ToTable(
                "follow_counts",
                t =>
                {
                    t.HasCheckConstraint("follow_counts_followers", "followers >= 0");
                    t.HasCheckConstraint("follow_counts_following", "following >= 0");
                    t.HasCheckConstraint(
                        RelationWriter.LimitConstraint,
                        string.Create(CultureInfo.InvariantCulture, $"following <= {RelationRules.MaxFollowing}")
                    );
                }
            );
            counts.HasKey(x => x.UserId).HasName("follow_counts_pkey");
            counts.Property(x => x.UserId).ValueGeneratedNever();
            counts.Property(x => x.Followers).HasDefaultValue(0L);
            counts.Property(x => x.Following).HasDefaultValue(0L);
            counts.Property(x => x.Version).HasDefaultValue(0L);
        });
        modelBuilder.Entity<GraphUser>(users =>
        {
            users.ToTable("graph_users");
            users.HasKey(x => x.Id).HasName("graph_users_pkey");
            users.Property(x => x.Id).ValueGeneratedNever();
            users.Property(x => x.State).HasDefaultValue(GraphUser.Active);
            users.Property(x => x.IsPrivate).HasDefaultValue(false);
            users.Property(x => x.ProfileVersion).HasDefaultValue(0L);
            users.Property(x => x.IsOpening).HasDefaultValue(false);
            // Nearly always empty: what is left to do.
            users.HasIndex(x => x.Id).HasFilter("is_opening").HasDatabaseName("graph_users_opening");
        });
        modelBuilder.AddRelations();
        modelBuilder.AddOutbox();
        modelBuilder.AddInbox();
        modelBuilder.AddRemovals();
    }
}
