using Graph.Common.Events.Rebuilding;
using Graph.Events.Death;
using Npgsql;

namespace Graph.Death.Relations;

/// <summary>Tells once more what everybody has to do with everybody, for services that keep a copy of it.</summary>
/// <remarks>
/// Where nothing is left between two people nothing is said: whoever makes a copy anew clears what it has not heard of. A follow
/// from before there were versions has the version 0.
/// </remarks>
internal sealed class RelationSnapshot : IEventSnapshot<RelationChanged>
{
    private const string PageSql = """
        with page as (
            select k.from_id, k.to_id
            from (
                (select follower_id as from_id, following_id as to_id from followers
                    where (follower_id, following_id) > ($1, $2) order by follower_id, following_id limit $3)
                union
                (select follower_id, following_id from follow_requests
                    where (follower_id, following_id) > ($1, $2) order by follower_id, following_id limit $3)
                union
                (select blocker_id, blocked_id from blocks
                    where (blocker_id, blocked_id) > ($1, $2) order by blocker_id, blocked_id limit $3)
                union
                (select muter_id, muted_id from mutes
                    where (muter_id, muted_id) > ($1, $2) order by muter_id, muted_id limit $3)
            ) k
            order by k.from_id, k.to_id
            limit $3
        )
        select p.from_id, p.to_id,
            f.follower_id is not null, r.follower_id is not null, b.blocker_id is not null,
            m.until, m.muter_id is not null, coalesce(v.version, 0)
        from page p
        left join followers f on f.follower_id = p.from_id and f.following_id = p.to_id
        left join follow_requests r on r.follower_id = p.from_id and r.following_id = p.to_id
        left join blocks b on b.blocker_id = p.from_id and b.blocked_id = p.to_id
        left join mutes m on m.muter_id = p.from_id and m.muted_id = p.to_id
        left join relation_versions v
            on v.low_id = least(p.from_id, p.to_id) and v.high_id = greatest(p.from_id, p.to_id)
        order by p.from_id, p.to_id
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AggregateState>> ReadAsync(
        NpgsqlDataSource database,
        AggregateState? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        // No id is empty: the first page begins behind it.
        var (from, to) = after?.Event is RelationChanged last ? (last.FromId, last.ToId) : (Guid.Empty, Guid.Empty);
        await using var command = database.CreateCommand(PageSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = to });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var states = new List<AggregateState>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var version = reader.GetInt64(7);
            var relation = new RelationChanged(
                reader.GetGuid(0),
                reader.GetGuid(1),
                Follows: reader.GetBoolean(2),
                Requests: reader.GetBoolean(3),
                Blocks: reader.GetBoolean(4),
                MutedUntil: await reader.IsDBNullAsync(5, cancellationToken)
                    ? null
                    : await reader.GetFieldValueAsync<DateTimeOffset>(5, cancellationToken),
                Mutes: reader.GetBoolean(6),
                version
            );
            states.Add(new AggregateState(relation, version));
        }

        return states;
    }
}
