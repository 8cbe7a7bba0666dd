using Graph.Common.Events.Inbox;
using Graph.Common.Events.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Graph.Common.Removal;

/// <summary>
/// Removes every row of a model that has a person's id in a column, and what events say of the person. Which tables those are is read from
/// the model, so that a table that is added tomorrow is not forgotten.
/// </summary>
public sealed class PersonRows
{
    // They hold ids of events, or are looked after here.
    private static readonly HashSet<Type> Kept =
    [
        typeof(Removal),
        typeof(OutboxRow),
        typeof(InboxRow),
        typeof(DeadLetter),
        typeof(EventProgress),
        typeof(EventLease),
    ];

    private readonly List<string> _statements = [];
    private readonly bool _hasOutbox;
    private readonly bool _hasInbox;

    /// <param name="model">The model of the database.</param>
    /// <param name="except">Tables that are left alone.</param>
    public PersonRows(IModel model, params IEnumerable<Type> except)
    {
        ArgumentNullException.ThrowIfNull(model);
        var kept = new HashSet<Type>([.. Kept, .. except]);
        foreach (var entity in model.GetEntityTypes())
        {
            if (
                !kept.Contains(entity.ClrType)
                && StoreObjectIdentifier.Create(entity, StoreObjectType.Table) is { } table
                && entity.FindPrimaryKey() is { } key
            )
            {
                var keys = string.Join(", ", key.Properties.Select(property => property.GetColumnName(table)));
                foreach (var property in entity.GetProperties())
                {
                    if (property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?))
                    {
                        var column = property.GetColumnName(table);
                        _statements.Add(
                            $"delete from {table.Name} where ({keys}) in (select {keys} from {table.Name} where {column} = $1 limit $2)"
                        );
                    }
                }
            }
        }

        _hasOutbox = model.FindEntityType(typeof(OutboxRow)) is not null;
        _hasInbox = model.FindEntityType(typeof(DeadLetter)) is not null;
    }

    /// <summary>Removes the next rows.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<RemovalBatch> RemoveAsync(
        Guid userId,
        int limit,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(transaction);
        foreach (var sql in _statements)
        {
            await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            var removed = await command.ExecuteNonQueryAsync(cancellationToken);
            if (removed > 0)
            {
                return new RemovalBatch(removed, HasMore: true);
            }
        }

        return default;
    }

    /// <summary>
    /// Removes what published events, and those that could not be consumed, say of a person. What is not published yet is waited for: others
    /// count by it.
    /// </summary>
    /// <param name="userId">Whose.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>What was removed, and whether something waits to be published.</returns>
    public async Task<RemovalBatch> RemoveEventsAsync(
        Guid userId,
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var removed = 0;
        if (_hasInbox)
        {
            removed += await ExecuteAsync("delete from dead_letters where envelope::text like $1");
        }

        if (!_hasOutbox)
        {
            return new RemovalBatch(removed, HasMore: false);
        }

        removed += await ExecuteAsync("delete from outbox where published_at is not null and data::text like $1");
        await using var waiting = Command(
            "select exists (select 1 from outbox where published_at is null and data::text like $1)"
        );
        return new RemovalBatch(removed, await waiting.ExecuteScalarAsync(cancellationToken) is true);

        async Task<int> ExecuteAsync(string sql)
        {
            await using var command = Command(sql);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }

        NpgsqlCommand Command(string sql)
        {
            var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"%{userId}%" });
            return command;
        }
    }
}
