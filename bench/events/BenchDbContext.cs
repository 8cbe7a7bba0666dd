using Graph.Common.Database;
using Graph.Common.Events.Inbox;
using Graph.Common.Events.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Graph.Events.Bench;

/// <summary>Both sides' tables: what was sent, and what it has effected.</summary>
internal sealed class BenchDbContext(DbContextOptions<BenchDbContext> options) : ServiceDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddOutbox();
        modelBuilder.AddInbox();
        modelBuilder.Entity<Sent>(sent =>
        {
            sent.ToTable("sent");
            sent.HasKey(x => x.Number);
            sent.Property(x => x.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<Effect>(effects =>
        {
            effects.ToTable("effects");
            effects.HasKey(x => x.Position);
            effects.Property(x => x.DoneAt).HasDefaultValueSql("clock_timestamp()");
        });
    }

    /// <summary>That an event was sent: committed with it.</summary>
    internal sealed class Sent
    {
        public required int Number { get; init; }

        public required Guid Thing { get; init; }
    }

    /// <summary>One effect of one event. Nothing in the table keeps an event from having two: that is what is tested.</summary>
    internal sealed class Effect
    {
        public long Position { get; init; }

        public required Guid EventId { get; init; }

        public required Guid Thing { get; init; }

        public required long Sequence { get; init; }

        public required DateTimeOffset OccurredAt { get; init; }

        public DateTimeOffset DoneAt { get; init; }
    }
}
