using Graph.Common.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Graph.Common.Events.Outbox;

/// <summary>
/// Saves a context's changes with the events among them: gives the events of an aggregate their order, and wakes the relay
/// after the commit.
/// </summary>
internal static class OutboxSaving
{
    /// <summary>
    /// The row of each aggregate stays locked until the transaction ends; always in the same order, so that no two
    /// transactions wait for each other here.
    /// </summary>
    private const string NextSequenceSql = """
        insert into outbox_sequence as s (aggregate_id, sequence)
        select e.aggregate_id, e.events from unnest($1::uuid[], $2::bigint[]) as e(aggregate_id, events)
        order by e.aggregate_id
        on conflict (aggregate_id) do update set sequence = s.sequence + excluded.sequence
        returning aggregate_id, sequence
        """;

    /// <summary>The events among the changes of a context; null where there are none.</summary>
    public static List<OutboxRow>? Pending(ServiceDbContext context)
    {
        if (context.Model.FindEntityType(typeof(OutboxRow)) is null)
        {
            return null;
        }

        List<OutboxRow>? rows = null;
        foreach (var entry in context.ChangeTracker.Entries<OutboxRow>())
        {
            if (entry.State == EntityState.Added)
            {
                (rows ??= []).Add(entry.Entity);
            }
        }

        return rows;
    }

    /// <summary>Saves everything in one transaction: the caller's, if there is one.</summary>
    /// <param name="context">The context.</param>
    /// <param name="rows">The events among its changes.</param>
    /// <param name="save">Saves the changes, and leaves them marked as changes.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public static async Task<int> SaveAsync(
        ServiceDbContext context,
        List<OutboxRow> rows,
        Func<CancellationToken, Task<int>> save,
        CancellationToken cancellationToken
    )
    {
        var signal = SignalOf(context);
        if (context.Database.CurrentTransaction is not null)
        {
            await SetSequencesAsync(context, rows, cancellationToken);
            // The transaction is the caller's, and so is its end: the interceptor wakes the relay then.
            OutboxWaking.Remember(context, rows);
            return await save(cancellationToken);
        }

        var counted = rows.Where(row => row.Sequence == 0).ToHashSet();
        var saved = await context
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(
                async token =>
                {
                    foreach (var row in counted)
                    {
                        row.Sequence = 0;
                    }

                    await using var transaction = await context.Database.BeginTransactionAsync(token);
                    await SetSequencesAsync(context, rows, token);
                    var result = await save(token);
                    await transaction.CommitAsync(token);
                    return result;
                },
                cancellationToken
            );
        foreach (var row in rows)
        {
            signal?.Wake(row.Shard);
        }

        return saved;
    }

    internal static OutboxSignal? SignalOf(DbContext context) =>
        context
            .GetService<IDbContextOptions>()
            .FindExtension<CoreOptionsExtension>()
            ?.ApplicationServiceProvider?.GetService(typeof(OutboxSignal)) as OutboxSignal;

    private static async Task SetSequencesAsync(
        ServiceDbContext context,
        List<OutboxRow> rows,
        CancellationToken cancellationToken
    )
    {
        var events = new SortedDictionary<Guid, List<OutboxRow>>();
        foreach (var row in rows)
        {
            if (row.Sequence == 0)
            {
                if (!events.TryGetValue(row.AggregateId, out var same))
                {
                    events.Add(row.AggregateId, same = []);
                }

                same.Add(row);
            }
        }

        if (events.Count == 0)
        {
            return;
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = (NpgsqlCommand)context.Database.GetDbConnection().CreateCommand();
            command.CommandText = NextSequenceSql;
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Keys] });
            command.Parameters.Add(
                new NpgsqlParameter<long[]> { TypedValue = [.. events.Values.Select(same => (long)same.Count)] }
            );
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var same = events[reader.GetGuid(0)];
                var last = reader.GetInt64(1);
                for (var i = 0; i < same.Count; i++)
                {
                    same[i].Sequence = last - same.Count + 1 + i;
                }
            }
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }
}
