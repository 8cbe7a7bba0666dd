using Graph.Death.Follows;
using Npgsql;

namespace Graph.Death.Relations;

/// <summary>Reads what is between two people, and keeps everybody else from changing it until the transaction ends.</summary>
internal static class RelationReader
{
    /// <summary>
    /// That their accounts stay as they are: whoever follows one that becomes private at the same moment does so before it, and
    /// whoever asks one that becomes public is seen by what accepts everybody who has asked.
    /// </summary>
    private const string PeopleSql =
        "select id, state, is_private from graph_users where id = $1 or id = $2 order by id for share";

    /// <summary>Only of people whom Death knows, so that a script of invented ids leaves no rows behind.</summary>
    private const string AppearSql = """
        insert into relation_versions (low_id, high_id, version)
        select least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 0
        where exists (select 1 from graph_users u where u.id = $2)
        on conflict (low_id, high_id) do nothing
        """;

    private const string LockSql = """
        select version from relation_versions
        where low_id = least($1::uuid, $2::uuid) and high_id = greatest($1::uuid, $2::uuid)
        for update
        """;

    /// <summary>A statement of its own: it has to see what those did who had the lock before.</summary>
    private const string StateSql = """
        select exists (select 1 from followers where follower_id = d.from_id and following_id = d.to_id),
            exists (select 1 from follow_requests where follower_id = d.from_id and following_id = d.to_id),
            exists (select 1 from blocks where blocker_id = d.from_id and blocked_id = d.to_id),
            m.muter_id is not null, m.until, coalesce(m.reposts, false),
            (select count(*)::int from (select 1 from follow_requests where follower_id = $1 limit $3) r)
        from (values (1, $1::uuid, $2::uuid), (2, $2::uuid, $1::uuid)) as d(direction, from_id, to_id)
        left join mutes m on m.muter_id = d.from_id and m.muted_id = d.to_id
        order by d.direction
        """;

    /// <summary>Locks and reads. Locks are always taken in this order: accounts by id, what is between two people, counters by id.</summary>
    public static async Task<Relationship> LockAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        Guid viewerId,
        Guid otherId,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Between(PeopleSql, viewerId, otherId));
        batch.BatchCommands.Add(Between(AppearSql, viewerId, otherId));
        batch.BatchCommands.Add(Between(LockSql, viewerId, otherId));
        var state = Between(StateSql, viewerId, otherId);
        state.Parameters.Add(new NpgsqlParameter<int> { TypedValue = RelationRules.MaxRequests });
        batch.BatchCommands.Add(state);

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var people = new Dictionary<Guid, Relationship.Party>(2);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetString(1) is var account && account != GraphUser.Deleted)
            {
                people.Add(reader.GetGuid(0), new Relationship.Party(account, reader.GetBoolean(2)));
            }
        }

        await reader.NextResultAsync(cancellationToken);
        var version = await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : 0;
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var outgoing = ReadRelation(reader);
        var requests = reader.GetInt32(6);
        await reader.ReadAsync(cancellationToken);
        return new Relationship
        {
            ViewerId = viewerId,
            OtherId = otherId,
            Viewer = people.GetValueOrDefault(viewerId),
            Other = people.GetValueOrDefault(otherId),
            Outgoing = outgoing,
            Incoming = ReadRelation(reader),
            ViewerRequests = requests,
            Version = version,
        };
    }

    private static Relation ReadRelation(NpgsqlDataReader reader) =>
        new(
            Follows: reader.GetBoolean(0),
            Requests: reader.GetBoolean(1),
            Blocks: reader.GetBoolean(2),
            Mute: reader.GetBoolean(3)
                ? new MuteTerms(
                    reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4),
                    reader.GetBoolean(5)
                )
                : null
        );

    private static NpgsqlBatchCommand Between(string sql, Guid viewerId, Guid otherId)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = viewerId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = otherId });
        return command;
    }
}
