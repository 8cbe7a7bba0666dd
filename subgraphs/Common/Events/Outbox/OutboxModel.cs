using Microsoft.EntityFrameworkCore;

namespace Graph.Common.Events.Outbox;

/// <summary>The tables of a service that publishes events.</summary>
public static class OutboxModel
{
    /// <summary>Adds <c>outbox</c>, <c>outbox_sequence</c> and <c>event_lease</c> to a service's model.</summary>
    public static void AddOutbox(this ModelBuilder model)
    {
        model.Entity<OutboxRow>(outbox =>
        {
            outbox.ToTable("outbox");
            outbox.HasKey(x => x.Id).HasName("outbox_pkey");
            outbox.Property(x => x.Id).ValueGeneratedNever();
            outbox.Property(x => x.Data).HasColumnType("jsonb");
            // What the relay reads: only what is not yet published is in it, so it stays small.
            outbox
                .HasIndex(x => new
                {
                    x.Shard,
                    x.AggregateId,
                    x.Sequence,
                    x.Id,
                })
                .HasFilter("published_at is null")
                .HasDatabaseName("outbox_unpublished");
            outbox.HasIndex(x => x.PublishedAt).HasDatabaseName("outbox_published");
        });
        model.Entity<OutboxSequence>(sequence =>
        {
            sequence.ToTable("outbox_sequence");
            sequence.HasKey(x => x.AggregateId).HasName("outbox_sequence_pkey");
            sequence.Property(x => x.AggregateId).ValueGeneratedNever();
        });
        model.Entity<EventLease>(lease =>
        {
            lease.ToTable("event_lease");
            lease.HasKey(x => x.Shard).HasName("event_lease_pkey");
            lease.Property(x => x.Shard).ValueGeneratedNever();
            lease.Property(x => x.Position).HasDefaultValue(0L);
            lease.Property(x => x.Groups).HasDefaultValueSql("'{}'");
        });
    }
}
