using System.Diagnostics;
using Graph.Common.Database;
using Graph.Common.Events;
using Graph.Common.Events.Outbox;
using Graph.Events.Death;
using Npgsql;
using NpgsqlTypes;

namespace Graph.Death.Relations;

/// <summary>
/// Writes what has become of two people: the rows, both people's counters, and what others hear of it. The two are locked
/// (<see cref="RelationReader.LockAsync"/>), so rows are as they were read, and only the counters are waited for.
/// </summary>
internal static class RelationSaving
{
    /// <summary>
    /// The counters are locked by an upsert, because an update takes its locks in no particular order. What others hear of them is
    /// written by the same statement, in the order of the counters' versions: whoever counts next waits for this one's end.
    /// </summary>
    private const string CountSql = """
        with counted as (
            insert into follow_counts as c (user_id, followers, following, version)
            select d.id, greatest(d.followers, 0), greatest(d.following, 0), 1
            from (values ($1::uuid, $3::bigint, $4::bigint), ($2::uuid, $5::bigint, $6::bigint)) as d(id, followers, following)
            order by d.id
            on conflict (user_id) do update
                set followers = c.followers + case when c.user_id = $1 then $3 else $5 end,
                    following = c.following + case when c.user_id = $1 then $4 else $6 end,
                    version = c.version + 1
            returning c.user_id, c.followers, c.following, c.version
        ), emitted as (
            insert into outbox
                (id, shard, aggregate_id, sequence, type, type_version, occurred_at, data, trace_parent, trace_state)
            select gen_random_uuid(), case when c.user_id = $1 then $7 else $8 end, c.user_id, c.version,
                'death.counts.changed', 1, $9::timestamptz,
                jsonb_build_object('userId', c.user_id, 'followers', c.followers, 'following', c.following), $10, $11
            from counted c
            union all
            select gen_random_uuid(), case when c.user_id = $1 then $7 else $8 end, c.user_id, c.version,
                e.type, 1, $9::timestamptz,
                jsonb_build_object('followerId', e.follower_id, 'followingId', e.following_id), $10, $11
            from unnest($12::text[], $13::uuid[], $14::uuid[]) as e(type, follower_id, following_id)
            join counted c on c.user_id = e.follower_id
            returning id
        )
        select count(*) from emitted
        """;

    private const string FollowSql =
        "insert into followers (follower_id, following_id, created_at) values ($1, $2, clock_timestamp())";

    private const string UnfollowSql = "delete from followers where follower_id = $1 and following_id = $2";

    private const string RequestSql =
        "insert into follow_requests (follower_id, following_id, created_at) values ($1, $2, clock_timestamp())";

    private const string WithdrawSql = "delete from follow_requests where follower_id = $1 and following_id = $2";

    private const string BlockSql =
        "insert into blocks (blocker_id, blocked_id, created_at) values ($1, $2, clock_timestamp())";

    private const string UnblockSql = "delete from blocks where blocker_id = $1 and blocked_id = $2";

    private const string MuteSql = """
        insert into mutes as m (muter_id, muted_id, until, reposts, created_at) values ($1, $2, $3, $4, clock_timestamp())
        on conflict (muter_id, muted_id) do update set until = excluded.until, reposts = excluded.reposts
        """;

    private const string UnmuteSql = "delete from mutes where muter_id = $1 and muted_id = $2";

    private const string VersionSql = """
        update relation_versions set version = $3
        where low_id = least($1::uuid, $2::uuid) and high_id = greatest($1::uuid, $2::uuid)
        """;

    /// <summary>Writes what is different.</summary>
    /// <exception cref="PostgresException">A counter would be beyond its limit.</exception>
    public static async Task SaveAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        Relationship before,
        Relationship after,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        // First, for it may wait: rows get their time when nothing but the commit is left to do.
        AddCounts(batch, before, after);
        var version = before.Version + 1;
        AddRelation(batch, before.ViewerId, before.OtherId, before.Outgoing, after.Outgoing, version);
        AddRelation(batch, before.OtherId, before.ViewerId, before.Incoming, after.Incoming, version);
        var count = Directed(VersionSql, before.ViewerId, before.OtherId);
        count.Parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
        batch.BatchCommands.Add(count);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddCounts(NpgsqlBatch batch, Relationship before, Relationship after)
    {
        var outgoing = Change(before.Outgoing, after.Outgoing);
        var incoming = Change(before.Incoming, after.Incoming);
        if (outgoing == 0 && incoming == 0)
        {
            return;
        }

        var (viewer, other) = (before.ViewerId, before.OtherId);
        var events = new List<(string Type, Guid Follower, Guid Following)>(2);
        AddEvent(outgoing, viewer, other);
        AddEvent(incoming, other, viewer);
        var command = Directed(CountSql, viewer, other);
        var parameters = command.Parameters;
        foreach (var change in (ReadOnlySpan<int>)[incoming, outgoing, outgoing, incoming])
        {
            parameters.Add(new NpgsqlParameter<long> { TypedValue = change });
        }

        parameters.Add(new NpgsqlParameter<int> { TypedValue = EventShard.Of(viewer) });
        parameters.Add(new NpgsqlParameter<int> { TypedValue = EventShard.Of(other) });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = Clock.Now() });
        parameters.Add(Text(Activity.Current?.Id));
        parameters.Add(Text(Activity.Current?.TraceStateString));
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(e => e.Type)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Select(e => e.Follower)] });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Select(e => e.Following)] });
        batch.BatchCommands.Add(command);

        void AddEvent(int change, Guid follower, Guid following)
        {
            if (change != 0)
            {
                events.Add((change > 0 ? "death.follow.created" : "death.follow.deleted", follower, following));
            }
        }
    }

    private static int Change(Relation before, Relation after) => (after.Follows ? 1 : 0) - (before.Follows ? 1 : 0);

    private static void AddRelation(
        NpgsqlBatch batch,
        Guid from,
        Guid to,
        Relation before,
        Relation after,
        long version
    )
    {
        if (before == after)
        {
            return;
        }

        Add(before.Follows, after.Follows, FollowSql, UnfollowSql);
        Add(before.Requests, after.Requests, RequestSql, WithdrawSql);
        Add(before.Blocks, after.Blocks, BlockSql, UnblockSql);
        if (before.Mute != after.Mute)
        {
            var command = Directed(after.Mute is null ? UnmuteSql : MuteSql, from, to);
            if (after.Mute is { } mute)
            {
                command.Parameters.Add(
                    new NpgsqlParameter
                    {
                        Value = (object?)mute.Until ?? DBNull.Value,
                        NpgsqlDbType = NpgsqlDbType.TimestampTz,
                    }
                );
                command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = mute.Reposts });
            }

            batch.BatchCommands.Add(command);
        }

        var e = new RelationChanged(
            from,
            to,
            after.Follows,
            after.Requests,
            after.Blocks,
            after.Mute?.Until,
            after.Mute is not null,
            version
        );
        batch.BatchCommands.Add(OutboxPublishing.Command(e, version));

        void Add(bool was, bool isNow, string insert, string delete)
        {
            if (was != isNow)
            {
                batch.BatchCommands.Add(Directed(isNow ? insert : delete, from, to));
            }
        }
    }

    private static NpgsqlBatchCommand Directed(string sql, Guid from, Guid to)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = to });
        return command;
    }

    private static NpgsqlParameter Text(string? text) =>
        new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
