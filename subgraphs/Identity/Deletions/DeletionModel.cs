using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Deletions;

/// <summary>The tables of deletions.</summary>
internal static class DeletionModel
{
    /// <summary>Adds <c>deletions</c>, <c>deletion_steps</c> and <c>held_handles</c>.</summary>
    public static void AddDeletions(this ModelBuilder model)
    {
        model.Entity<Deletion>(deletions =>
        {
            deletions.ToTable(
                "deletions",
                t =>
                {
                    t.HasCheckConstraint("deletions_status", "status IN ('Scheduled', 'Running', 'Done')");
                    t.HasCheckConstraint("deletions_user", "(status = 'Done') = (user_id IS NULL)");
                }
            );
            deletions.HasKey(x => x.Id).HasName("deletions_pkey");
            deletions.Property(x => x.Id).ValueGeneratedNever();
            deletions.Property(x => x.Status).HasConversion<string>();
            deletions.Property(x => x.Reason).HasMaxLength(500);
            deletions.HasIndex(x => x.UserId).IsUnique().HasDatabaseName("deletions_user_key");
            deletions.HasIndex(x => x.ReceiptHash).IsUnique().HasDatabaseName("deletions_receipt_key");
            deletions.HasIndex(x => x.DueAt).HasFilter("status <> 'Done'").HasDatabaseName("deletions_due");
        });
        model.Entity<DeletionProgress>(steps =>
        {
            steps.ToTable("deletion_steps");
            steps.HasKey(x => new { x.DeletionId, x.Service }).HasName("deletion_steps_pkey");
            steps.HasOne<Deletion>().WithMany().HasForeignKey(x => x.DeletionId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<HeldHandle>(held =>
        {
            held.ToTable("held_handles");
            held.HasKey(x => x.HandleHash).HasName("held_handles_pkey");
            held.HasIndex(x => x.Until).HasDatabaseName("held_handles_until");
        });
    }
}
