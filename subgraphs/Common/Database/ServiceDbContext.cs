using Graph.Common.Events.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Graph.Common.Database;

/// <summary>
/// The model of one service's database: the source of its migrations, and what resolvers and data loaders ask in LINQ. SQL is
/// for what LINQ cannot say in one statement.
/// </summary>
public abstract class ServiceDbContext : DbContext
{
    /// <summary>A context of the pool.</summary>
    protected ServiceDbContext(DbContextOptions options)
        : base(options) { }

    /// <inheritdoc/>
    /// <remarks>Events among the changes are committed with them (<see cref="OutboxPublishing.Publish"/>).</remarks>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        if (OutboxSaving.Pending(this) is not { } events)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        // A repetition needs the changes still marked as changes.
        var saved = await OutboxSaving.SaveAsync(
            this,
            events,
            token => base.SaveChangesAsync(acceptAllChangesOnSuccess: false, token),
            cancellationToken
        );
        if (acceptAllChangesOnSuccess)
        {
            ChangeTracker.AcceptAllChanges();
        }

        return saved;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">There are events among the changes.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        OutboxSaving.Pending(this) is null
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException("Events are published with SaveChangesAsync.");
}
