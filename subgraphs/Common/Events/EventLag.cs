using Npgsql;

namespace Graph.Common.Events;

/// <summary>How far a consumer is behind a service's outbox, whatever carries the events between them.</summary>
/// <param name="Events">How many events are committed there and not yet consumed here.</param>
/// <param name="Age">How long ago the oldest of them happened; zero if there is none.</param>
public readonly record struct EventLag(long Events, TimeSpan Age)
{
    private const string SourcesSql = "select distinct source from event_progress order by source";

    private const string ProgressSql = "select event_id from event_progress where source = $1 and shard = $2";

    /// <summary>
    /// Where the last consumed event lies. One that is gone was published before everything that is left; one that the
    /// carrier has lost waits to be published again, behind what was noted as the end of the stream.
    /// </summary>
    private const string PositionSql = """
        select coalesce(o.position, l.position)
        from outbox o left join event_lease l on l.shard = o.shard
        where o.id = $1
        """;

    private const string LagSql = """
        select count(*), coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8
        from outbox
        where shard = $1 and (published_at is null or position > $2)
        """;

    /// <summary>A consumer that has never had anything of a shard: only what waits there concerns it for sure.</summary>
    private const string UnpublishedSql = """
        select count(*), coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8
        from outbox
        where shard = $1 and published_at is null
        """;

    /// <summary>The services whose events a service has consumed.</summary>
    /// <param name="consumer">The consuming service's database.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public static async Task<IReadOnlyList<string>> SourcesAsync(
        NpgsqlDataSource consumer,
        CancellationToken cancellationToken
    )
    {
        await using var command = consumer.CreateCommand(SourcesSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sources = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            sources.Add(reader.GetString(0));
        }

        return sources;
    }

    /// <summary>Measures all shards of a service together.</summary>
    /// <param name="source">The service whose events they are.</param>
    /// <param name="outbox">Its database.</param>
    /// <param name="consumer">The database of the service that consumes them.</param>
    /// <param name="cancellationToken">Ends the wait for a database.</param>
    public static async Task<EventLag> ReadAsync(
        string source,
        NpgsqlDataSource outbox,
        NpgsqlDataSource consumer,
        CancellationToken cancellationToken
    )
    {
        var total = new EventLag(0, TimeSpan.Zero);
        for (var shard = 0; shard < EventShard.Count; shard++)
        {
            var position = await PositionAsync(source, shard, outbox, consumer, cancellationToken);
            await using var command = outbox.CreateCommand(position is null ? UnpublishedSql : LagSql);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = shard });
            if (position is { } known)
            {
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = known });
            }

            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var age = TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(1)));
            total = new EventLag(total.Events + reader.GetInt64(0), age > total.Age ? age : total.Age);
        }

        return total;
    }

    /// <returns>The number of the last batch that was consumed; null if none was.</returns>
    internal static async Task<long?> PositionAsync(
        string source,
        int shard,
        NpgsqlDataSource outbox,
        NpgsqlDataSource consumer,
        CancellationToken cancellationToken
    )
    {
        Guid last;
        await using (var progress = consumer.CreateCommand(ProgressSql))
        {
            progress.Parameters.Add(new NpgsqlParameter<string> { TypedValue = source });
            progress.Parameters.Add(new NpgsqlParameter<int> { TypedValue = shard });
            await using var reader = await progress.ExecuteReaderAsync(cancellationToken);
            if (!await reader.ReadAsync(cancellationToken))
            {
                return null;
            }

            last = reader.GetGuid(0);
        }

        await using var command = outbox.CreateCommand(PositionSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = last });
        return await command.ExecuteScalarAsync(cancellationToken) is long position ? position : 0;
    }
}
