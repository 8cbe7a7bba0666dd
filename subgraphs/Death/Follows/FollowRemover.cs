using Graph.Common.Events.Inbox;
using Graph.Common.Events.Outbox;
using Graph.Common.Removal;
using Graph.Death.Database;
using Graph.Events.Death;
using Npgsql;

namespace Graph.Death.Follows;

/// <summary>Removes whom a person follows and who follows them: the counts of the others fall with the edges, and everybody hears of it.</summary>
internal sealed class FollowRemover : IPersonRemover
{
    // Edges, then counters by user id. RelationWriter takes them the other way round; where both meet about one edge, the database undoes
    // one of the two, and it is done again.
    private const string FollowingSql = """
        with gone as (
            delete from followers where (follower_id, following_id) in (
                select f.follower_id, f.following_id from followers f where f.follower_id = $1 limit $2)
            returning following_id as other
        )
        insert into follow_counts as c (user_id, followers, following, version)
        select g.other, 0, 0, 1 from gone g order by g.other
        on conflict (user_id) do update set followers = c.followers - 1, version = c.version + 1
        returning c.user_id, c.followers, c.following, c.version
        """;

    private const string FollowersSql = """
        with gone as (
            delete from followers where (follower_id, following_id) in (
                select f.follower_id, f.following_id from followers f where f.following_id = $1 limit $2)
            returning follower_id as other
        )
        insert into follow_counts as c (user_id, followers, following, version)
        select g.other, 0, 0, 1 from gone g order by g.other
        on conflict (user_id) do update set following = c.following - 1, version = c.version + 1
        returning c.user_id, c.followers, c.following, c.version
        """;

    /// <inheritdoc/>
    public IReadOnlyCollection<Type> Tables { get; } = [typeof(Follow)];

    /// <inheritdoc/>
    public async Task<RemovalBatch> RemoveAsync(
        Guid userId,
        int limit,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        foreach (var sql in new[] { FollowingSql, FollowersSql })
        {
            var counts = await ChangeAsync(sql, userId, limit, scope, cancellationToken);
            if (counts.Count > 0)
            {
                var death = await scope.ContextAsync<DeathDbContext>(cancellationToken);
                foreach (var (count, version) in counts)
                {
                    death.Publish(count, version);
                }

                await death.SaveChangesAsync(cancellationToken);
                return new RemovalBatch(counts.Count, HasMore: true);
            }
        }

        return default;
    }

    private static async Task<List<(CountsChanged Counts, long Version)>> ChangeAsync(
        string sql,
        Guid userId,
        int limit,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, scope.Connection, scope.Transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new List<(CountsChanged, long)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            counts.Add(
                (new CountsChanged(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2)), reader.GetInt64(3))
            );
        }

        return counts;
    }
}
