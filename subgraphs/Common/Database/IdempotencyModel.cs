using Microsoft.EntityFrameworkCore;

namespace Graph.Common.Database;

/// <summary>The table of idempotency keys, the same in every service.</summary>
public static class IdempotencyModel
{
    /// <summary>The longest key that is accepted, in characters.</summary>
    public const int MaxKeyLength = 128;

    /// <summary>Adds the table to a service's model.</summary>
    public static void AddIdempotency(this ModelBuilder model) =>
        model.Entity<IdempotencyKey>(table =>
        {
            table.ToTable(
                "idempotency",
                t => t.HasCheckConstraint("idempotency_state", "state IN ('RUNNING', 'DONE')")
            );
            table.HasKey(x => new { x.UserId, x.Key }).HasName("idempotency_pkey");
            table.Property(x => x.Result).HasColumnType("jsonb");
            table.HasIndex(x => x.ExpiresAt).HasDatabaseName("idempotency_expiry");
        });
}
