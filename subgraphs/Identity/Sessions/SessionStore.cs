using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Ids;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Graph.Identity.Keys;
using Graph.Identity.Revocations;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Identity.Sessions;

/// <summary>Begins, continues and ends sessions.</summary>
internal sealed partial class SessionStore(
    IdentityDatabase database,
    NpgsqlDataSource source,
    AccessTokens tokens,
    RevocationStore revocations,
    IdentitySettings settings,
    TimeProvider time,
    ILogger<SessionStore> logger
)
{
    /// <summary>How many sessions a person has at most; the longest unused one ends when another begins.</summary>
    public const int MaxSessions = 50;

    private const string UseSql = """
        update refresh_tokens set used_at = $2 where hash = $1 and used_at is null returning session_id
        """;

    private const string ContinueSql = """
        update sessions set last_seen_at = $2, expires_at = $3 where id = $1 and expires_at > $2 returning user_id
        """;

    private const string FamilySql = """
        select s.id, s.user_id from refresh_tokens t join sessions s on s.id = t.session_id where t.hash = $1
        """;

    /// <summary>Begins a session.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="device">What the client calls the device.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<AuthTokens> BeginAsync(Guid userId, string? device, CancellationToken cancellationToken)
    {
        var refresh = Secret.New();
        var id = await database.TransactAsync(
            async (identity, token) =>
            {
                var now = Clock.Truncate(time.GetUtcNow());
                var session = new Session
                {
                    Id = UuidV8.NewId(userId),
                    UserId = userId,
                    Device = device,
                    CreatedAt = now,
                    LastSeenAt = now,
                    ExpiresAt = now + settings.SessionLifetime,
                };
                identity.Add(session);
                identity.Add(
                    new RefreshToken
                    {
                        Hash = refresh.Hash,
                        SessionId = session.Id,
                        CreatedAt = now,
                    }
                );
                var kept = identity
                    .Sessions.Where(s => s.UserId == userId)
                    .OrderByDescending(s => s.LastSeenAt)
                    .Take(MaxSessions - 1)
                    .Select(s => s.Id);
                var tooMany = await identity
                    .Sessions.Where(s => s.UserId == userId && !kept.Contains(s.Id))
                    .Select(s => s.Id)
                    .ToListAsync(token);
                foreach (var old in tooMany)
                {
                    await revocations.EndSessionsAsync(identity, userId, only: old, except: null, token);
                }

                return session.Id;
            },
            cancellationToken
        );
        return await IssueAsync(userId, id, refresh, cancellationToken);
    }

    /// <summary>Exchanges a refresh token for the next. One that was exchanged before ends its session.</summary>
    /// <returns>New tokens, or an <see cref="InvalidTokenError"/>.</returns>
    public async Task<FieldResult<AuthTokens>> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var hash = Secret.HashOf(refreshToken);
        var next = Secret.New();
        // No strategy that repeats what may have been committed: a token that was used would look like a stolen one.
        var session = await DatabaseRetry.RunAsync(
            this,
            (store, token) => store.ContinueAsync(hash, next, token),
            cancellationToken
        );
        if (session is var (id, userId))
        {
            return await IssueAsync(userId, id, next, cancellationToken);
        }

        if (await FamilyOfAsync(hash, cancellationToken) is var (family, owner))
        {
            await EndAsync(owner, family, cancellationToken);
            LogReuse(logger, family, owner);
        }

        return new InvalidTokenError(
            "The refresh token is not valid: it was used before, or its session has ended. Sign in again.",
            "input",
            "refreshToken"
        );
    }

    /// <summary>The sessions of a person, those used last first.</summary>
    public async Task<IReadOnlyList<Session>> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var identity = await database.OpenAsync(cancellationToken);
        return await identity
            .Sessions.AsNoTracking()
            .Where(session => session.UserId == userId && session.ExpiresAt > now)
            .OrderByDescending(session => session.LastSeenAt)
            .Take(MaxSessions)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ends a session of a person.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> EndAsync(Guid userId, Guid sessionId, CancellationToken cancellationToken) =>
        await database.TransactAsync(
            (identity, token) => revocations.EndSessionsAsync(identity, userId, only: sessionId, except: null, token),
            cancellationToken
        ) > 0;

    private async Task<(Guid Id, Guid UserId)?> FamilyOfAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(FamilySql);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = hash });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetGuid(0), reader.GetGuid(1)) : null;
    }

    private async Task<(Guid Id, Guid UserId)?> ContinueAsync(
        byte[] hash,
        Secret next,
        CancellationToken cancellationToken
    )
    {
        var now = Clock.Truncate(time.GetUtcNow());
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var use = new NpgsqlCommand(UseSql, connection, transaction);
        use.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = hash });
        use.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        if (await use.ExecuteScalarAsync(cancellationToken) is not Guid id)
        {
            return null;
        }

        await using var proceed = new NpgsqlCommand(ContinueSql, connection, transaction);
        proceed.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        proceed.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        proceed.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now + settings.SessionLifetime });
        if (await proceed.ExecuteScalarAsync(cancellationToken) is not Guid userId)
        {
            return null;
        }

        await using var add = new NpgsqlCommand(
            "insert into refresh_tokens (hash, session_id, created_at) values ($1, $2, $3)",
            connection,
            transaction
        );
        add.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = next.Hash });
        add.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        add.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await add.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (id, userId);
    }

    private async Task<AuthTokens> IssueAsync(
        Guid userId,
        Guid sessionId,
        Secret refresh,
        CancellationToken cancellationToken
    )
    {
        await using var identity = await database.OpenAsync(cancellationToken);
        var roles = await identity
            .AccountRoles.Where(role => role.UserId == userId)
            .Select(role => role.Role.Name)
            .ToListAsync(cancellationToken);
        var isLeaving = await identity.Deletions.AnyAsync(deletion => deletion.UserId == userId, cancellationToken);
        var (token, expiresAt) = await tokens.IssueAsync(
            userId,
            sessionId,
            isLeaving ? [] : roles,
            isLeaving,
            cancellationToken
        );
        return new AuthTokens(token, expiresAt, refresh.Text);
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A refresh token was used twice: the session {Session} of {User} has ended."
    )]
    private static partial void LogReuse(ILogger logger, Guid session, Guid user);
}
