using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Common.Visibility;
using Graph.Fury.Database;
using Graph.Fury.Events;
using Graph.Fury.Posts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Fury.Likes;

/// <summary>Likes and takes likes back, and the counter on the post, which changes in the statement that changes the rows.</summary>
internal sealed class LikeWriter(
    NpgsqlDataSource database,
    IDbContextFactory<FuryDbContext> contexts,
    Participants participants,
    PostEventLog events
)
{
    /// <summary>
    /// Only a row that was really inserted counts. The like's row is always locked before the post's, so likes and unlikes
    /// wait for each other but never in a circle.
    /// </summary>
    private const string LikeSql = $"""
        with target as (
            select p.id from posts p where p.id = $1 and {PostRow.IsVisible} and {Participants.TakesPart}
        ), added as (
            insert into likes (id, user_id, post_id, created_at)
            select $3, $2, t.id, $4 from target t
            on conflict (user_id, post_id) do nothing
            returning post_id
        )
        update posts p set likes = p.likes + 1
        from added a
        where p.id = a.post_id
        returning {PostRow.SelectList}
        """;

    private const string UnlikeSql = $"""
        with removed as (
            delete from likes l where l.user_id = $2 and l.post_id = $1 returning l.post_id
        )
        update posts p set likes = p.likes - 1
        from removed r
        where p.id = r.post_id
        returning {PostRow.SelectList}, p.deleted_at is not null
        """;

    /// <summary>The viewer likes a post; succeeds without effect if that is so already.</summary>
    /// <returns>The post with its new counter, or a <see cref="NotFoundError"/>, an <see cref="UnauthenticatedError"/> or a <see cref="ForbiddenError"/>.</returns>
    public Task<FieldResult<Post>> Like(Viewer viewer, Guid postId, CancellationToken cancellationToken) =>
        Change(viewer, postId, LikeSql, isLike: true, cancellationToken);

    /// <summary>The viewer no longer likes a post; succeeds without effect if that is so already.</summary>
    /// <returns>The post with its new counter, or a <see cref="NotFoundError"/>, an <see cref="UnauthenticatedError"/> or a <see cref="ForbiddenError"/>.</returns>
    public Task<FieldResult<Post>> Unlike(Viewer viewer, Guid postId, CancellationToken cancellationToken) =>
        Change(viewer, postId, UnlikeSql, isLike: false, cancellationToken);

    private async Task<FieldResult<Post>> Change(
        Viewer viewer,
        Guid postId,
        string sql,
        bool isLike,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError(isLike ? "Sign in to like a post." : "Sign in to take a like back.");
        }

        var changed = await DatabaseRetry.RunAsync(
            (database, sql, postId, userId: viewer.UserId.Value, isLike),
            static async (state, token) =>
            {
                await using var command = state.database.CreateCommand(state.sql);
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = state.postId });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = state.userId });
                if (state.isLike)
                {
                    // On the shard of the post, whose page the like is shown on.
                    command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = UuidV8.NewId(state.postId) });
                    command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = Clock.Now() });
                }

                await using var reader = await command.ExecuteReaderAsync(token);
                if (!await reader.ReadAsync(token))
                {
                    return null;
                }

                return state.isLike || !reader.GetBoolean(PostRow.Columns.Length) ? PostRow.Read(reader, 0) : null;
            },
            cancellationToken
        );
        if (changed is not null)
        {
            await events.PublishAsync(postId, PostEventKind.CountsChanged);
            return changed;
        }

        // Nothing changed: it was so already, there is no such post, or the viewer may like nothing.
        if (isLike && await participants.RefusalOf(viewer.UserId.Value, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await using var fury = await contexts.CreateDbContextAsync(cancellationToken);
        // A moderator sees more than they can like: here they are nobody but themselves.
        return await fury.FindPost(postId, Viewer.Of(viewer.UserId.Value), cancellationToken) is { } current
            ? current
            : PostErrors.NotFound(postId);
    }
}
