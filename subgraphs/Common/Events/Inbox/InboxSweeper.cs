using Graph.Common.Database;
using Npgsql;

namespace Graph.Common.Events.Inbox;

/// <summary>Deletes notes of consumed events after their time.</summary>
internal static class InboxSweeper
{
    /// <summary>How long an event is remembered: longer than any outbox keeps it, so that no replay doubles an effect.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    private const string SweepSql = """
        delete from inbox where (consumer, event_id) in (
            select consumer, event_id from inbox where processed_at < now() - $1 order by processed_at limit $2
        )
        """;

    /// <summary>Deletes what is older.</summary>
    /// <returns>How many notes that were.</returns>
    public static Task<int> SweepAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        OldRows.DeleteAsync(database, SweepSql, Retention, cancellationToken);
}
