using System.Diagnostics;
using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Errors;
using Graph.Common.Events;
using Graph.Common.Events.Outbox;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Death.Users;
using Npgsql;
using NpgsqlTypes;

namespace Graph.Death.Follows;

/// <summary>Follows and unfollows: the edge, both counters and the events change in one statement.</summary>
internal sealed class FollowWriter(NpgsqlDataSource database, OutboxSignal outbox)
{
    /// <summary>How many people one user can follow.</summary>
    public const int MaxFollowing = 7_500;

    /// <summary>The check on <c>follow_counts</c> that holds the limit when many follow at once.</summary>
    public const string LimitConstraint = "follow_counts_limit";

    /// <summary>
    /// Locks are always taken in this order: the edge, then the two counters by user id. Whoever waits for an edge holds
    /// nothing, so no circle can form. Only an edge that was really inserted counts. What others hear of it is written by the
    /// same statement, in the order of the counters' versions: whoever counts next waits for this one's end.
    /// </summary>
    private const string FollowSql = """
        with target as (
            select u.id from graph_users u where u.id = $2 and u.state = 'ACTIVE'
        ), room as (
            select coalesce((select c.following from follow_counts c where c.user_id = $1), 0) < $4 as ok
        ), added as (
            insert into followers (follower_id, following_id, created_at)
            select $1, t.id, clock_timestamp() from target t, room r where r.ok
            on conflict (follower_id, following_id) do nothing
            returning follower_id, following_id
        ), counted as (
            insert into follow_counts as c (user_id, followers, following, version)
            select u.id, u.followers, u.following, 1
            from added a
            cross join lateral (values (a.follower_id, 0, 1), (a.following_id, 1, 0)) u(id, followers, following)
            order by u.id
            on conflict (user_id) do update
                set followers = c.followers + excluded.followers,
                    following = c.following + excluded.following,
                    version = c.version + 1
            returning c.user_id, c.followers, c.following, c.version
        ), emitted as (
            insert into outbox
                (id, shard, aggregate_id, sequence, type, type_version, occurred_at, data, trace_parent, trace_state)
            select gen_random_uuid(), case when c.user_id = $1 then $5 else $6 end, c.user_id, c.version,
                'death.counts.changed', 1, $3::timestamptz,
                jsonb_build_object('userId', c.user_id, 'followers', c.followers, 'following', c.following), $7, $8
            from counted c
            union all
            select gen_random_uuid(), $5, c.user_id, c.version, 'death.follow.created', 1, $3::timestamptz,
                jsonb_build_object('followerId', $1::uuid, 'followingId', $2::uuid), $7, $8
            from counted c where c.user_id = $1
            returning id
        )
        select exists (select 1 from target),
            exists (select 1 from added),
            exists (select 1 from followers f where f.follower_id = $1 and f.following_id = $2),
            (select r.ok from room r)
        """;

    /// <summary>
    /// The counters are locked by an upsert as in <see cref="FollowSql"/>, because an update takes its locks in no
    /// particular order. Its insert never happens: a counted edge has counters.
    /// </summary>
    private const string UnfollowSql = """
        with removed as (
            delete from followers f where f.follower_id = $1 and f.following_id = $2 returning f.follower_id, f.following_id
        ), counted as (
            insert into follow_counts as c (user_id, followers, following, version)
            select u.id, 0, 0, 1
            from removed r
            cross join lateral (values (r.follower_id), (r.following_id)) u(id)
            order by u.id
            on conflict (user_id) do update
                set followers = c.followers - case when c.user_id = $2 then 1 else 0 end,
                    following = c.following - case when c.user_id = $1 then 1 else 0 end,
                    version = c.version + 1
            returning c.user_id, c.followers, c.following, c.version
        ), emitted as (
            insert into outbox
                (id, shard, aggregate_id, sequence, type, type_version, occurred_at, data, trace_parent, trace_state)
            select gen_random_uuid(), case when c.user_id = $1 then $4 else $5 end, c.user_id, c.version,
                'death.counts.changed', 1, $3::timestamptz,
                jsonb_build_object('userId', c.user_id, 'followers', c.followers, 'following', c.following), $6, $7
            from counted c
            union all
            select gen_random_uuid(), $4, c.user_id, c.version, 'death.follow.deleted', 1, $3::timestamptz,
                jsonb_build_object('followerId', $1::uuid, 'followingId', $2::uuid), $6, $7
            from counted c where c.user_id = $1
            returning id
        )
        select exists (select 1 from removed), exists (select 1 from graph_users u where u.id = $2)
        """;

    /// <summary>The viewer follows a user; succeeds without effect if that is so already.</summary>
    /// <returns>
    /// The followed user's id, or a <see cref="ValidationError"/> (oneself), a <see cref="NotFoundError"/>, a
    /// <see cref="FollowLimitError"/> or an <see cref="UnauthenticatedError"/> (nobody is signed in).
    /// </returns>
    public async Task<FieldResult<Guid>> Follow(Viewer viewer, Guid userId, CancellationToken cancellationToken)
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError("Sign in to follow people.");
        }

        if (viewer.Is(userId))
        {
            return new ValidationError("You cannot follow yourself.", "NOT_YOURSELF", "input", "userId");
        }

        try
        {
            return await DatabaseRetry.RunAsync(
                (database, outbox, follower: viewer.UserId.Value, userId),
                static async (state, token) =>
                {
                    await using var command = state.database.CreateCommand(FollowSql);
                    command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = state.follower });
                    command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = state.userId });
                    command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = Clock.Now() });
                    command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = MaxFollowing });
                    AddEventParameters(command, state.follower, state.userId);
                    await using var reader = await command.ExecuteReaderAsync(token);
                    await reader.ReadAsync(token);
                    var (exists, added, wasFollowing, hasRoom) = (
                        reader.GetBoolean(0),
                        reader.GetBoolean(1),
                        reader.GetBoolean(2),
                        reader.GetBoolean(3)
                    );
                    if (added)
                    {
                        Wake(state.outbox, state.follower, state.userId);
                    }

                    return !exists ? NotFound(state.userId)
                        : !added && !wasFollowing && !hasRoom ? new FollowLimitError(MaxFollowing)
                        : (FieldResult<Guid>)state.userId;
                },
                cancellationToken
            );
        }
        catch (PostgresException e)
            when (e is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: LimitConstraint })
        {
            return new FollowLimitError(MaxFollowing);
        }
    }

    /// <summary>The viewer no longer follows a user; succeeds without effect if that is so already.</summary>
    /// <returns>The user's id, or a <see cref="NotFoundError"/> or an <see cref="UnauthenticatedError"/>.</returns>
    public async Task<FieldResult<Guid>> Unfollow(Viewer viewer, Guid userId, CancellationToken cancellationToken)
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError("Sign in to unfollow people.");
        }

        return await DatabaseRetry.RunAsync(
            (database, outbox, follower: viewer.UserId.Value, userId),
            static async (state, token) =>
            {
                await using var command = state.database.CreateCommand(UnfollowSql);
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = state.follower });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = state.userId });
                command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = Clock.Now() });
                AddEventParameters(command, state.follower, state.userId);
                await using var reader = await command.ExecuteReaderAsync(token);
                await reader.ReadAsync(token);
                if (reader.GetBoolean(0))
                {
                    Wake(state.outbox, state.follower, state.userId);
                }

                // Somebody who is gone can still be unfollowed.
                return reader.GetBoolean(0) || reader.GetBoolean(1)
                    ? (FieldResult<Guid>)state.userId
                    : NotFound(state.userId);
            },
            cancellationToken
        );
    }

    private static void AddEventParameters(NpgsqlCommand command, Guid follower, Guid following)
    {
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = EventShard.Of(follower) });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = EventShard.Of(following) });
        command.Parameters.Add(Text(Activity.Current?.Id));
        command.Parameters.Add(Text(Activity.Current?.TraceStateString));
    }

    private static NpgsqlParameter Text(string? text) =>
        new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static void Wake(OutboxSignal outbox, Guid follower, Guid following)
    {
        outbox.Wake(follower);
        outbox.Wake(following);
    }

    private static NotFoundError NotFound(Guid userId) =>
        new(
            $"There is no user {TypeId.Format(IdKind.Of<User>(), userId)}: the account was closed, or it never existed.",
            "input",
            "userId"
        );
}
