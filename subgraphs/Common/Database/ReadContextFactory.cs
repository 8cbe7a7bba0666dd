using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Graph.Common.Database;

/// <summary>Gives contexts on the standby to requests that read from it, and on the database to everybody else.</summary>
internal sealed class ReadContextFactory<TContext>(DbContextOptions<TContext> database, ReplicaReads replica)
    : IDbContextFactory<TContext>
    where TContext : DbContext
{
    private readonly PooledDbContextFactory<TContext> _database = new(database);
    private readonly PooledDbContextFactory<TContext> _replica = new(OptionsOf(replica));

    /// <inheritdoc/>
    public TContext CreateDbContext() => Current.CreateDbContext();

    /// <inheritdoc/>
    public Task<TContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        Current.CreateDbContextAsync(cancellationToken);

    private PooledDbContextFactory<TContext> Current => replica.IsChosen ? _replica : _database;

    private static DbContextOptions<TContext> OptionsOf(ReplicaReads replica)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        options.UseServiceDatabase(replica.Source);
        return options.Options;
    }
}
