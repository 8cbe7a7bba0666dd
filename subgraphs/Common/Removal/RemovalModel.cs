using Microsoft.EntityFrameworkCore;

namespace Graph.Common.Removal;

/// <summary>The table of a service that removes people.</summary>
public static class RemovalModel
{
    /// <summary>Adds <c>removals</c> to a service's model.</summary>
    public static void AddRemovals(this ModelBuilder model) =>
        model.Entity<Removal>(removals =>
        {
            removals.ToTable("removals");
            removals.HasKey(x => x.UserId).HasName("removals_pkey");
            removals.Property(x => x.UserId).ValueGeneratedNever();
            removals.Property(x => x.Removed).HasDefaultValue(0L);
            removals.HasIndex(x => x.ClaimedUntil).HasDatabaseName("removals_due");
        });
}
