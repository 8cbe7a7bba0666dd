using Microsoft.EntityFrameworkCore;

namespace Graph.Common.Events.Inbox;

/// <summary>The tables of a service that consumes events.</summary>
public static class InboxModel
{
    /// <summary>Adds <c>inbox</c>, <c>dead_letters</c> and <c>event_progress</c> to a service's model.</summary>
    public static void AddInbox(this ModelBuilder model)
    {
        model.Entity<InboxRow>(inbox =>
        {
            inbox.ToTable("inbox");
            inbox.HasKey(x => new { x.Consumer, x.EventId }).HasName("inbox_pkey");
            inbox.HasIndex(x => x.ProcessedAt).HasDatabaseName("inbox_processed");
        });
        model.Entity<DeadLetter>(letters =>
        {
            letters.ToTable(
                "dead_letters",
                t => t.HasCheckConstraint("dead_letters_state", "state in ('WAITING', 'HELD', 'DEAD')")
            );
            letters.HasKey(x => new { x.Consumer, x.EventId }).HasName("dead_letters_pkey");
            letters.Property(x => x.Envelope).HasColumnType("jsonb");
            letters
                .HasIndex(x => new
                {
                    x.Consumer,
                    x.AggregateId,
                    x.Sequence,
                    x.EventId,
                })
                .HasDatabaseName("dead_letters_of_aggregate");
            letters.HasIndex(x => x.NextTryAt).HasFilter("state = 'WAITING'").HasDatabaseName("dead_letters_due");
        });
        model.Entity<EventProgress>(progress =>
        {
            progress.ToTable("event_progress");
            progress.HasKey(x => new { x.Source, x.Shard }).HasName("event_progress_pkey");
        });
    }
}
