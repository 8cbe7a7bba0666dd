using Graph.Common.Events.Inbox;
using Graph.Common.Removal;
using Graph.Fury.Likes;
using Npgsql;

namespace Graph.Fury.Posts;

/// <summary>
/// Removes a person's likes, with which the counters of others' posts fall, and their posts with the likes on them. Posts are hidden first, so
/// that nobody likes what is about to go.
/// </summary>
internal sealed class PostRemover : IPersonRemover
{
    private const string HideSql = """
        update posts set deleted_at = now()
        where id in (select id from posts where user_id = $1 and deleted_at is null limit $2)
        """;

    private const string LikesSql = """
        with gone as (
            delete from likes where id in (select id from likes where user_id = $1 limit $2) returning post_id
        ), counted as (
            update posts p set likes = p.likes - 1 from gone g where p.id = g.post_id
        )
        select count(*) from gone
        """;

    private const string LikesOfPostsSql = """
        delete from likes where id in (
            select l.id from posts p join likes l on l.post_id = p.id where p.user_id = $1 and p.deleted_at is not null limit $2)
        """;

    private const string MentionsSql = """
        delete from post_mentions where (post_id, user_id) in (
            select m.post_id, m.user_id from posts p join post_mentions m on m.post_id = p.id
            where p.user_id = $1 and p.deleted_at is not null limit $2)
        """;

    private const string PostsSql = """
        delete from posts where id in (select id from posts where user_id = $1 and deleted_at is not null limit $2)
        """;

    /// <inheritdoc/>
    public IReadOnlyCollection<Type> Tables { get; } = [typeof(Post), typeof(Like)];

    /// <inheritdoc/>
    public async Task<RemovalBatch> RemoveAsync(
        Guid userId,
        int limit,
        EventScope scope,
        CancellationToken cancellationToken
    )
    {
        await using (var hide = Command(HideSql))
        {
            if (await hide.ExecuteNonQueryAsync(cancellationToken) > 0)
            {
                return new RemovalBatch(0, HasMore: true);
            }
        }

        await using (var likes = Command(LikesSql))
        {
            if (await likes.ExecuteScalarAsync(cancellationToken) is long removed and > 0)
            {
                return new RemovalBatch((int)removed, HasMore: true);
            }
        }

        foreach (var sql in new[] { LikesOfPostsSql, MentionsSql, PostsSql })
        {
            await using var command = Command(sql);
            var removed = await command.ExecuteNonQueryAsync(cancellationToken);
            if (removed > 0)
            {
                return new RemovalBatch(removed, HasMore: true);
            }
        }

        return default;

        NpgsqlCommand Command(string sql)
        {
            var command = new NpgsqlCommand(sql, scope.Connection, scope.Transaction);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            return command;
        }
    }
}
