using Npgsql;

namespace Graph.Common.Events.Inbox;

/// <summary>Deletes notes of consumed events after their time, in small batches.</summary>
internal static class InboxSweeper
{
    /// <summary>How long an event is remembered: longer than any outbox keeps it, so that no replay doubles an effect.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    private const int BatchSize = 1_000;

    private const string SweepSql = """
        delete from inbox where (consumer, event_id) in (
            select consumer, event_id from inbox where processed_at < now() - $1 order by processed_at limit $2
        )
        """;

    /// <summary>Deletes what is older.</summary>
    /// <returns>How many notes that were.</returns>
    public static async Task<int> SweepAsync(
        NpgsqlDataSource database,
        TimeSpan retention,
        CancellationToken cancellationToken
    )
    {
        for (var total = 0; ; )
        {
            await using var command = database.CreateCommand(SweepSql);
            command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = retention });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BatchSize });
            var deleted = await command.ExecuteNonQueryAsync(cancellationToken);
            total += deleted;
            if (deleted < BatchSize)
            {
                return total;
            }
        }
    }
}
