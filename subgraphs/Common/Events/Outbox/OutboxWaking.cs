using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Graph.Common.Events.Outbox;

/// <summary>Wakes the relay when a transaction that a caller began has been committed with events in it.</summary>
internal sealed class OutboxWaking : DbTransactionInterceptor
{
    private static readonly ConditionalWeakTable<DbContext, List<int>> Pending = [];

    public static OutboxWaking Instance { get; } = new();

    /// <summary>Wakes the relay for these events when the context's transaction is committed.</summary>
    public static void Remember(DbContext context, List<OutboxRow> rows)
    {
        var shards = Pending.GetOrCreateValue(context);
        foreach (var row in rows)
        {
            if (!shards.Contains(row.Shard))
            {
                shards.Add(row.Shard);
            }
        }
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Wake(eventData.Context);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Wake(eventData.Context);
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) =>
        Forget(eventData.Context);

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    private static void Wake(DbContext? context)
    {
        if (context is not null && Pending.TryGetValue(context, out var shards))
        {
            Pending.Remove(context);
            if (OutboxSaving.SignalOf(context) is { } signal)
            {
                foreach (var shard in shards)
                {
                    signal.Wake(shard);
                }
            }
        }
    }

    private static void Forget(DbContext? context)
    {
        if (context is not null)
        {
            Pending.Remove(context);
        }
    }
}
