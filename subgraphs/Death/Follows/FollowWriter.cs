using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Death.Users;
using Npgsql;

namespace Graph.Death.Follows;

/// <summary>Follows and unfollows: the edge and both counters change in one statement.</summary>
internal sealed class FollowWriter(NpgsqlDataSource database)
{
    /// <summary>How many people one user can follow.</summary>
    public const int MaxFollowing = 7_500;

    /// <summary>The check on <c>follow_counts</c> that holds the limit when many follow at once.</summary>
    public const string LimitConstraint = "follow_counts_limit";

    /// <summary>
    /// Locks are always taken in this order: the edge, then the two counters by user id. Whoever waits for an edge holds
    /// nothing, so no circle can form. Only an edge that was really inserted counts.
    /// </summary>
    private const string FollowSql = """
        with target as (
            select u.id from graph_users u where u.id = $2 and u.state = 'ACTIVE'
        ), room as (
            select coalesce((select c.following from follow_counts c where c.user_id = $1), 0) < $4 as ok
        ), added as (
            insert into followers (follower_id, following_id, created_at)
            select $1, t.id, $3 from target t, room r where r.ok
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
            returning c.user_id
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
            returning c.user_id
        )
        select exists (select 1 from removed), exists (select 1 from graph_users u where u.id = $2)
        """;

    /// <summary>The viewer follows a user; succeeds without effect if that is so already.</summary>
    /// <returns>
    /// The followed user's id, or a <see cref="ValidationError"/> (oneself), a <see cref="NotFoundError"/>, a
    /// <see cref="FollowLimitError"/> or a <see cref="ForbiddenError"/> (nobody is signed in).
    /// </returns>
    public async Task<FieldResult<Guid>> Follow(Viewer viewer, Guid userId, CancellationToken cancellationToken)
    {
        if (!viewer.IsAuthenticated)
        {
            return new ForbiddenError("Sign in to follow people.");
        }

        if (viewer.Is(userId))
        {
            return new ValidationError("You cannot follow yourself.", "NOT_YOURSELF", "input", "userId");
        }

        try
        {
            return await DatabaseRetry.RunAsync(
                (database, follower: viewer.UserId.Value, userId),
                static async (state, token) =>
                {
                    await using var command = state.database.CreateCommand(FollowSql);
                    command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = state.follower });
                    command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = state.userId });
                    command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = Clock.Now() });
                    command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = MaxFollowing });
                    await using var reader = await command.ExecuteReaderAsync(token);
                    await reader.ReadAsync(token);
                    var (exists, added, wasFollowing, hasRoom) = (
                        reader.GetBoolean(0),
                        reader.GetBoolean(1),
                        reader.GetBoolean(2),
                        reader.GetBoolean(3)
                    );
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
    /// <returns>The user's id, or a <see cref="NotFoundError"/> or a <see cref="ForbiddenError"/>.</returns>
    public async Task<FieldResult<Guid>> Unfollow(Viewer viewer, Guid userId, CancellationToken cancellationToken)
    {
        if (!viewer.IsAuthenticated)
        {
            return new ForbiddenError("Sign in to unfollow people.");
        }

        return await DatabaseRetry.RunAsync(
            (database, follower: viewer.UserId.Value, userId),
            static async (state, token) =>
            {
                await using var command = state.database.CreateCommand(UnfollowSql);
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = state.follower });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = state.userId });
                await using var reader = await command.ExecuteReaderAsync(token);
                await reader.ReadAsync(token);
                // Somebody who is gone can still be unfollowed.
                return reader.GetBoolean(0) || reader.GetBoolean(1)
                    ? (FieldResult<Guid>)state.userId
                    : NotFound(state.userId);
            },
            cancellationToken
        );
    }

    private static NotFoundError NotFound(Guid userId) =>
        new(
            $"There is no user {TypeId.Format(IdKind.Of<User>(), userId)}: the account was closed, or it never existed.",
            "input",
            "userId"
        );
}
