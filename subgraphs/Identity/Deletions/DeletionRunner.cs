using Graph.Common.Database;
using Graph.Common.Events.Outbox;
using Graph.Common.Subgraphs;
using Graph.Events.Identity;
using Graph.Identity.Database;
using Graph.Identity.Emails;
using Graph.Identity.Revocations;
using Graph.Identity.SignIns;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Identity.Deletions;

/// <summary>
/// Carries deletions out that are due: closes the account, asks the services twice (the second time for what they had still been telling each
/// other), and removes Identity's own rows last. Any number of instances may do it: one is claimed for a minute.
/// </summary>
internal sealed partial class DeletionRunner(
    SubgraphOptions options,
    IServiceProvider services,
    DeletionSignal signal,
    IdentitySettings settings,
    TimeProvider time,
    ILogger<DeletionRunner> logger
) : BackgroundService
{
    /// <summary>How often services are asked.</summary>
    public const int Rounds = 2;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan HandleHold = TimeSpan.FromDays(90);

    private const string ClaimSql = """
        update deletions set due_at = $2
        where due_at <= $1 and status <> 'Done'
            and id in (select id from deletions where due_at <= $1 and status <> 'Done' order by due_at limit 1)
        returning id
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.ConnectionString is null)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ClaimAsync(stoppingToken) is { } id)
                {
                    await AdvanceAsync(id, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // It is due again when the claim is over.
                LogFailure(logger, e);
            }

            await signal.WaitAsync(Poll, stoppingToken);
        }
    }

    private async Task<Guid?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = Clock.Truncate(time.GetUtcNow());
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand(ClaimSql);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now + Claim });
        return await command.ExecuteScalarAsync(cancellationToken) as Guid?;
    }

    private async Task AdvanceAsync(Guid id, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<IdentityDatabase>();
        Deletion deletion;
        await using (var identity = await database.OpenAsync(cancellationToken))
        {
            deletion = await identity.Deletions.AsNoTracking().FirstAsync(d => d.Id == id, cancellationToken);
        }

        if (deletion.Status == DeletionStatus.Scheduled)
        {
            await BeginAsync(database, deletion, cancellationToken);
        }
        else if (deletion.AnsweredAt is null)
        {
            LogUnanswered(logger, id, deletion.Round);
            await AskAsync(database, deletion, deletion.Round, cancellationToken);
        }
        else if (deletion.Round < Rounds)
        {
            await AskAsync(database, deletion, deletion.Round + 1, cancellationToken);
        }
        else if (deletion.StartedAt + settings.TokenLifetime + RevocationStore.Leeway is { } end && end > Now())
        {
            // The list of what is withdrawn names the person as long as there are tokens.
            await PostponeAsync(database, id, end, cancellationToken);
        }
        else if (!await services.GetRequiredService<OwnRows>().RemoveAsync(deletion, cancellationToken))
        {
            await PostponeAsync(database, id, Now() + Poll, cancellationToken);
        }
    }

    /// <summary>Closes the account: from now on nobody can sign in, and nothing can be taken back.</summary>
    private async Task BeginAsync(IdentityDatabase database, Deletion deletion, CancellationToken cancellationToken)
    {
        var userId = deletion.UserId!.Value;
        await database.TransactAsync(
            async (identity, token) =>
            {
                var now = Now();
                var begun = await identity
                    .Deletions.Where(d => d.Id == deletion.Id && d.Status == DeletionStatus.Scheduled)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(d => d.Status, DeletionStatus.Running)
                                .SetProperty(d => d.Round, 1)
                                .SetProperty(d => d.StartedAt, now)
                                .SetProperty(d => d.DueAt, now + settings.DeletionAnswer),
                        token
                    );
                if (begun == 0)
                {
                    // Cancelled at the last moment.
                    return false;
                }

                var account = await identity
                    .Accounts.AsNoTracking()
                    .Where(a => a.Id == userId)
                    .Select(a => new { a.EmailKey, a.HandleKey })
                    .FirstOrDefaultAsync(token);
                if (account is not null)
                {
                    await CloseAsync(identity, deletion.Id, userId, account.EmailKey, account.HandleKey, now, token);
                }

                identity.Publish(new AccountDeleted(userId, deletion.Id, 1));
                return true;
            },
            cancellationToken
        );
    }

    private async Task CloseAsync(
        IdentityDbContext identity,
        Guid deletionId,
        Guid userId,
        string emailKey,
        string handleKey,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await services.GetRequiredService<IEmailSender>().ForgetAsync(emailKey, cancellationToken);
        await services.GetRequiredService<SignInGuard>().SucceededAsync(emailKey, cancellationToken);
        await identity
            .OutgoingEmails.Where(email => email.Address == emailKey || email.UserId == userId)
            .ExecuteDeleteAsync(cancellationToken);
        var hash = DeletionStore.HashOfHandle(handleKey);
        await identity.HeldHandles.Where(held => held.HandleHash == hash).ExecuteDeleteAsync(cancellationToken);
        identity.Add(new HeldHandle { HandleHash = hash, Until = now + HandleHold });
        var nobody = $"{deletionId:N}@deleted.invalid";
        var handle = $"deleted_{deletionId:N}";
        await identity.Database.ExecuteSqlAsync(
            $"""
            update users set email = {nobody}, email_key = {nobody}, email_verified = false, password_hash = '!',
                oauth_provider = 'local', oauth_id = null, handle = {handle}, handle_key = {handle}, display_name = ''
            where id = {userId}
            """,
            cancellationToken
        );
        await identity
            .Sessions.Where(session => session.UserId == userId)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.ExpiresAt, now), cancellationToken);
        await services.GetRequiredService<RevocationStore>().RevokeUserAsync(identity, userId, cancellationToken);
    }

    private async Task AskAsync(
        IdentityDatabase database,
        Deletion deletion,
        int round,
        CancellationToken cancellationToken
    ) =>
        await database.TransactAsync(
            async (identity, token) =>
            {
                var due = Now() + settings.DeletionAnswer;
                await identity
                    .Deletions.Where(d => d.Id == deletion.Id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(d => d.Round, round)
                                .SetProperty(d => d.AnsweredAt, (DateTimeOffset?)null)
                                .SetProperty(d => d.DueAt, due),
                        token
                    );
                identity.Publish(new AccountDeleted(deletion.UserId!.Value, deletion.Id, round));
                return true;
            },
            cancellationToken
        );

    private static async Task PostponeAsync(
        IdentityDatabase database,
        Guid id,
        DateTimeOffset due,
        CancellationToken cancellationToken
    )
    {
        await using var identity = await database.OpenAsync(cancellationToken);
        await identity
            .Deletions.Where(d => d.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.DueAt, due), cancellationToken);
    }

    private DateTimeOffset Now() => Clock.Truncate(time.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Warning, Message = "A deletion could not go on just now; it is tried again.")]
    private static partial void LogFailure(ILogger logger, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Not all services have answered in round {Round} of the deletion {Deletion}: they are asked again. See ./graph events list."
    )]
    private static partial void LogUnanswered(ILogger logger, Guid deletion, int round);
}
