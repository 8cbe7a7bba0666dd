using Graph.Common.Events.Inbox;
using Graph.Common.Events.Rebuilding;
using Graph.Events.Death;
using Npgsql;
using NpgsqlTypes;

namespace Graph.Common.Visibility;

/// <summary>Keeps who follows, blocks and mutes whom.</summary>
internal sealed class Relations : IProjection<RelationChanged>
{
    private const string UpsertSql = """
        insert into relations as r (from_id, to_id, follows, blocks, mutes, muted_until, version)
        select n.from_id, n.to_id, n.follows, n.blocks, n.mutes, n.muted_until, n.version
        from unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::boolean[], $5::boolean[], $6::timestamptz[], $7::bigint[])
            as n(from_id, to_id, follows, blocks, mutes, muted_until, version)
        on conflict (from_id, to_id) do update set
            follows = excluded.follows,
            blocks = excluded.blocks,
            mutes = excluded.mutes,
            muted_until = excluded.muted_until,
            version = excluded.version
        where r.version < excluded.version
        """;

    private const string ForgetSql = """
        with page as (
            select from_id, to_id from relations where version >= 0 order by from_id, to_id limit 1000
        )
        update relations r set version = -1 from page where r.from_id = page.from_id and r.to_id = page.to_id
        """;

    private const string ClearSql = """
        with page as (
            select from_id, to_id from relations where version = -1 order by from_id, to_id limit 1000
        )
        delete from relations r using page where r.from_id = page.from_id and r.to_id = page.to_id
        """;

    /// <inheritdoc/>
    public async Task ConsumeAsync(
        IReadOnlyList<Event<RelationChanged>> events,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        var latest = new SortedDictionary<(Guid From, Guid To), RelationChanged>();
        foreach (var e in events)
        {
            var pair = (e.Data.FromId, e.Data.ToId);
            if (!latest.TryGetValue(pair, out var known) || known.Version < e.Data.Version)
            {
                latest[pair] = e.Data;
            }
        }

        var changes = latest.Values;
        await using var command = new NpgsqlCommand(UpsertSql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. changes.Select(x => x.FromId)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. changes.Select(x => x.ToId)] });
        command.Parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. changes.Select(x => x.Follows)] });
        command.Parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. changes.Select(x => x.Blocks)] });
        command.Parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. changes.Select(x => x.Mutes)] });
        command.Parameters.Add(
            new NpgsqlParameter
            {
                Value = changes.Select(x => x.MutedUntil?.ToUniversalTime()).ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
            }
        );
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. changes.Select(x => x.Version)] });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task BeginRebuildAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        Pages.RunAsync(database, ForgetSql, cancellationToken);

    /// <inheritdoc/>
    public Task EndRebuildAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        Pages.RunAsync(database, ClearSql, cancellationToken);
}
