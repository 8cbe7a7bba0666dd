using Graph.Common.Database;
using Graph.Common.Events.Inbox;
using Graph.Common.Events.Outbox;
using Graph.Common.Removal;
using Graph.Common.Visibility;
using Graph.War.Profiles;
using Microsoft.EntityFrameworkCore;

namespace Graph.War.Database;

/// <summary>The model of the database <c>war</c>: profiles.</summary>
internal sealed class WarDbContext(DbContextOptions<WarDbContext> options) : ServiceDbContext(options)
{
    public DbSet<Profile> Profiles => Set<Profile>();

    public DbSet<Relation> Relations => Set<Relation>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddOutbox();
        modelBuilder.AddRelations();
        // Who blocks the viewer: few, also for somebody whom millions follow.
        modelBuilder
            .Entity<Relation>()
            .HasIndex(x => new { x.ToId, x.FromId })
            .HasFilter("blocks")
            .HasDatabaseName("relations_blockers");
        modelBuilder.AddInbox();
        modelBuilder.AddRemovals();
        modelBuilder.Entity<FollowerCount>(counts =>
        {
            counts.ToTable("follower_counts");
            counts.HasKey(x => x.UserId).HasName("follower_counts_pkey");
            counts.Property(x => x.UserId).ValueGeneratedNever();
        });
        modelBuilder.Entity<Profile>(profiles =>
        {
            profiles.ToTable(
                "profiles",
                t =>
                {
                    t.HasCheckConstraint("profiles_followers", "followers >= 0");
                    t.HasCheckConstraint(
                        "profiles_status",
                        "status IN ('ACTIVE', 'INACTIVE', 'LIMITED', 'SUSPENDED', 'BANNED')"
                    );
                }
            );
            profiles.HasKey(x => x.Id).HasName("profiles_pkey");
            profiles.Property(x => x.Id).ValueGeneratedNever();
            profiles
                .Property(x => x.Status)
                .HasConversion(x => AccountStatusText.Format(x), x => AccountStatusText.Parse(x))
                .HasColumnType("text")
                .HasDefaultValueSql("'ACTIVE'")
                .HasSentinel((AccountStatus)(-1));
            profiles.Property(x => x.IsPrivate).HasDefaultValue(false);
            profiles.Property(x => x.IsVerified).HasDefaultValue(false);
            profiles.Property(x => x.Followers).HasDefaultValue(0L);
            profiles.Property(x => x.FollowersVersion).HasDefaultValue(0L);
            profiles.Property(x => x.Version).HasDefaultValue(1L).HasSentinel(0L).IsConcurrencyToken();
            profiles.HasIndex(x => x.HandleKey).IsUnique().HasDatabaseName("profiles_handle_key");
        });
    }
}
