using Graph.Common.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Graph.Common.Events.Inbox;

/// <summary>The transaction of a consumer. What it writes in it is committed with the note that the events were consumed.</summary>
public sealed class EventScope : IAsyncDisposable
{
    private readonly IServiceProvider _services;
    private ServiceDbContext? _context;

    internal EventScope(IServiceProvider services, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        _services = services;
        Connection = connection;
        Transaction = transaction;
    }

    /// <summary>The connection, for SQL; it is in the transaction.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The transaction; only the dispatcher ends it.</summary>
    public NpgsqlTransaction Transaction { get; }

    /// <summary>The service's model in this transaction. Events that it publishes are committed with it.</summary>
    /// <typeparam name="TContext">The service's context.</typeparam>
    public async Task<TContext> ContextAsync<TContext>(CancellationToken cancellationToken)
        where TContext : ServiceDbContext
    {
        if (_context is TContext known)
        {
            return known;
        }

        // The whole unit is repeated by the dispatcher, so a statement alone never is.
        var options = new DbContextOptionsBuilder<TContext>()
            .UseConsumerConnection(Connection)
            .UseApplicationServiceProvider(_services);
        var context = ActivatorUtilities.CreateInstance<TContext>(_services, options.Options);
        _context = context;
        await context.Database.UseTransactionAsync(Transaction, cancellationToken);
        return context;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await _context.DisposeAsync();
        }
    }
}
