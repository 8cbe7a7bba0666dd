using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Common.Input;
using Graph.Common.Paging;
using Graph.Common.Visibility;
using Graph.Fury.Database;
using Graph.Fury.Events;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Graph.Fury.Posts;

/// <summary>Creates and deletes posts.</summary>
internal sealed class PostWriter(
    NpgsqlDataSource database,
    IDbContextFactory<FuryDbContext> contexts,
    Participants participants,
    PostEventLog events
)
{
    /// <summary>The longest post, in characters as a reader counts them.</summary>
    public const int MaxContentLength = 2_000;

    private const string Operation = "createPost";

    private static readonly TextRule Content = new("content", 1, MaxContentLength, Multiline: true);

    private static readonly TextRule Key = new("idempotencyKey", 1, IdempotencyModel.MaxKeyLength);

    private const string CreateSql = """
        with post as (
            insert into posts (id, user_id, content, visibility, created_at)
            values ($1, $2, $3, $4, clock_timestamp())
            returning id, created_at
        ), mentioned as (
            insert into post_mentions (post_id, user_id)
            select p.id, a.id from post p, people a where a.handle_key = any($5) and a.id <> $2
        )
        select p.created_at from post p
        """;

    /// <summary>
    /// The key and the post come into being together or not at all. Of several equal requests at once the unique key lets
    /// one through; the others wait for its commit and insert nothing. A key that has expired is taken over.
    /// </summary>
    private const string CreateOnceSql = """
        with claim as (
            insert into idempotency as k (user_id, key, operation, request_hash, state, result, expires_at)
            values ($2, $6, $7, $8, 'DONE', jsonb_build_object('id', $1::uuid), $9)
            on conflict (user_id, key) do update
                set operation = excluded.operation,
                    request_hash = excluded.request_hash,
                    state = excluded.state,
                    result = excluded.result,
                    expires_at = excluded.expires_at
                where k.expires_at <= $5
            returning k.user_id
        ), post as (
            insert into posts (id, user_id, content, visibility, created_at)
            select $1, c.user_id, $3, $4, clock_timestamp() from claim c
            returning id, created_at
        ), mentioned as (
            insert into post_mentions (post_id, user_id)
            select p.id, a.id from post p, people a where a.handle_key = any($10) and a.id <> $2
        )
        select p.created_at from post p
        """;

    private const string RedateSql = """
        update posts p set created_at = clock_timestamp() where p.id = $1 returning p.created_at
        """;

    private const string FindClaimSql = """
        select k.operation = $3 and k.request_hash = $4 as same, (k.result ->> 'id')::uuid as post_id
        from idempotency k
        where k.user_id = $1 and k.key = $2
        """;

    /// <summary>Publishes a post of the viewer.</summary>
    /// <returns>
    /// The post, or a <see cref="ValidationError"/> (content, key), a <see cref="ConflictError"/> (the key was used for
    /// something else), an <see cref="UnauthenticatedError"/> (nobody is signed in) or a <see cref="ForbiddenError"/> (the account
    /// does not take part).
    /// </returns>
    public async Task<FieldResult<Post>> Create(Viewer viewer, NewPost input, CancellationToken cancellationToken)
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError("Sign in to publish a post.");
        }

        if (!Content.TryApply(input.Content, out var content, out var error))
        {
            return error;
        }

        string? key = null;
        if (input.IdempotencyKey is not null && !Key.TryApply(input.IdempotencyKey, out key, out error))
        {
            return error;
        }

        var handles = MentionedHandles.In(content);
        if (handles.Length > MentionedHandles.Max)
        {
            return new ValidationError(
                $"A post names at most {MentionedHandles.Max} people, and this one {handles.Length}.",
                "TOO_MANY_MENTIONS",
                "input",
                "content"
            );
        }

        var author = viewer.UserId.Value;
        if (await participants.RefusalOf(author, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var post = new Post
        {
            Id = UuidV8.NewId(author),
            UserId = author,
            Content = content,
            Visibility = input.Visibility,
            CreatedAt = Clock.Now(),
        };
        var started = Stopwatch.GetTimestamp();
        if (key is null)
        {
            await using var insert = database.CreateCommand(CreateSql);
            AddPost(insert, post);
            insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = handles });
            return await SettledAsync(post, await TimeOf(insert, cancellationToken), started, cancellationToken);
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{PostRow.FormatVisibility(post.Visibility)}\n{content}"));
        var createdAt = await DatabaseRetry.RunAsync(
            (database, post, key, hash, handles),
            static async (state, token) =>
            {
                await using var insert = state.database.CreateCommand(CreateOnceSql);
                AddPost(insert, state.post);
                insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = state.post.CreatedAt });
                insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = state.key });
                insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Operation });
                insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = state.hash });
                insert.Parameters.Add(
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = state.post.CreatedAt + IdempotencyKey.Lifetime }
                );
                insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = state.handles });
                return await TimeOf(insert, token);
            },
            cancellationToken
        );
        return createdAt is null
            ? await FindCreated(viewer, author, key, hash, cancellationToken)
            : await SettledAsync(post, createdAt, started, cancellationToken);
    }

    /// <summary>Deletes a post of the viewer.</summary>
    /// <returns>
    /// The post's id, or a <see cref="NotFoundError"/>, an <see cref="UnauthenticatedError"/> (nobody is signed in) or a
    /// <see cref="ForbiddenError"/> (it is somebody else's).
    /// </returns>
    public async Task<FieldResult<Guid>> Delete(Viewer viewer, Guid postId, CancellationToken cancellationToken)
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError("Sign in to delete a post.");
        }

        await using (var fury = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var author = viewer.UserId.Value;
            var now = Clock.Now();
            var deleted = await fury
                .Posts.Where(post => post.Id == postId && post.UserId == author && post.DeletedAt == null)
                .ExecuteUpdateAsync(post => post.SetProperty(x => x.DeletedAt, now), cancellationToken);
            if (deleted == 0)
            {
                return await fury.FindPost(postId, viewer, cancellationToken) is null
                    ? PostErrors.NotFound(postId)
                    : new ForbiddenError("Only its author can delete a post.", "input", "postId");
            }
        }

        await events.PublishAsync(postId, PostEventKind.Deleted);
        return postId;
    }

    /// <summary>
    /// The post as the database dated it. Where its commit took so long that readers may have passed its place, it is moved to a new
    /// one, for as long as that takes too long as well.
    /// </summary>
    private async Task<Post> SettledAsync(
        Post post,
        DateTimeOffset? createdAt,
        long started,
        CancellationToken cancellationToken
    )
    {
        for (var tries = 0; Settling.IsLate(started) && tries < Settling.MaxTries; tries++)
        {
            started = Stopwatch.GetTimestamp();
            await using var redate = database.CreateCommand(RedateSql);
            redate.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = post.Id });
            createdAt = await TimeOf(redate, cancellationToken) ?? createdAt;
        }

        post.CreatedAt = createdAt ?? post.CreatedAt;
        return post;
    }

    // The time that the statement has given to the post; null if it has given none.
    private static async Task<DateTimeOffset?> TimeOf(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.GetFieldValue<DateTimeOffset>(0) : null;
    }

    private async Task<FieldResult<Post>> FindCreated(
        Viewer viewer,
        Guid author,
        string key,
        byte[] hash,
        CancellationToken cancellationToken
    )
    {
        Guid postId;
        await using (var find = database.CreateCommand(FindClaimSql))
        {
            find.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = author });
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Operation });
            find.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = hash });
            await using var reader = await find.ExecuteReaderAsync(cancellationToken);
            if (!await reader.ReadAsync(cancellationToken))
            {
                return new ConflictError(
                    $"The idempotency key '{key}' expired while the request was running; send it again.",
                    "input",
                    "idempotencyKey"
                );
            }

            if (!reader.GetBoolean(0))
            {
                return new ConflictError(
                    $"The idempotency key '{key}' was used for another request; use a new key for each post.",
                    "input",
                    "idempotencyKey"
                );
            }

            postId = reader.GetGuid(1);
        }

        await using var fury = await contexts.CreateDbContextAsync(cancellationToken);
        if (await fury.FindPost(postId, viewer, cancellationToken) is { } post)
        {
            return post;
        }

        return new ConflictError(
            $"The post that was created with the idempotency key '{key}' has been deleted; use a new key to post again.",
            "input",
            "idempotencyKey"
        );
    }

    private static void AddPost(NpgsqlCommand command, Post post)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = post.Id });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = post.UserId });
        command.Parameters.Add(
            new NpgsqlParameter<string> { TypedValue = post.Content, NpgsqlDbType = NpgsqlDbType.Text }
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PostRow.FormatVisibility(post.Visibility) });
    }
}
