using Npgsql;

namespace Graph.Common.Events.Outbox;

/// <summary>Deletes published events after their time, in small batches.</summary>
internal static class OutboxSweeper
{
    /// <summary>How long published events are kept, for a carrier that loses some and for replays: three days.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(72);

    private const int BatchSize = 1_000;

    private const string SweepSql = """
        delete from outbox where id in (
            select id from outbox where published_at < now() - $1 order by published_at limit $2
        )
        """;

    /// <summary>Deletes what is older.</summary>
    /// <returns>How many events that were.</returns>
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
