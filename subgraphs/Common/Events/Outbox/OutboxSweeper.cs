using Graph.Common.Database;
using Npgsql;

namespace Graph.Common.Events.Outbox;

/// <summary>Deletes published events after their time.</summary>
internal static class OutboxSweeper
{
    /// <summary>How long published events are kept, for a carrier that loses some and for replays: three days.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(72);

    private const string SweepSql = """
        delete from outbox where id in (
            select id from outbox where published_at < now() - $1 order by published_at limit $2
        )
        """;

    /// <summary>Deletes what is older.</summary>
    /// <returns>How many events that were.</returns>
    public static Task<int> SweepAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        OldRows.DeleteAsync(database, SweepSql, Retention, cancellationToken);
}
