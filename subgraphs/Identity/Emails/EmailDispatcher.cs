using System.Data;
using Graph.Common.Database;
using Graph.Common.Subgraphs;
using Graph.Identity.Accounts;
using Graph.Identity.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Identity.Emails;

/// <summary>
/// Sends the messages that wait, each at least once. Any number of replicas may do it: a message is taken by moving its due time on, so it comes
/// back if whoever took it dies.
/// </summary>
internal sealed partial class EmailDispatcher(
    SubgraphOptions options,
    IServiceProvider services,
    EmailSignal signal,
    IEmailSender sender,
    EmailTexts texts,
    TimeProvider time,
    ILogger<EmailDispatcher> logger
) : BackgroundService
{
    private const int BatchSize = 20;
    private const int MaxAttempts = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstLease = TimeSpan.FromMinutes(2);

    // The outer condition is looked at again when somebody else has just taken the row.
    private const string TakeSql = """
        update outgoing_emails e set attempts = e.attempts + 1, due_at = $1 + $2 * (e.attempts + 1)
        where e.due_at <= $1 and e.done_at is null and e.id in (
            select d.id from outgoing_emails d where d.done_at is null and d.due_at <= $1 order by d.due_at limit $3)
        returning e.id, e.kind, coalesce(e.spelling, e.address), e.attempts, e.user_id
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.ConnectionString is null)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            var sent = 0;
            try
            {
                sent = await SendDueAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailure(logger, e);
            }

            if (sent == 0)
            {
                await signal.WaitAsync(Poll, stoppingToken);
            }
        }
    }

    private async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var taken = new List<(Guid Id, EmailKind Kind, string Address, int Attempts, Guid? UserId)>();
        var database = services.GetRequiredService<NpgsqlDataSource>();
        await using (var command = database.CreateCommand(TakeSql))
        {
            command.Parameters.Add(
                new NpgsqlParameter<DateTimeOffset> { TypedValue = Clock.Truncate(time.GetUtcNow()) }
            );
            command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = FirstLease });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BatchSize });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                taken.Add(
                    (
                        reader.GetGuid(0),
                        Enum.Parse<EmailKind>(reader.GetString(1)),
                        reader.GetString(2),
                        reader.GetInt32(3),
                        reader.IsDBNull(4) ? null : reader.GetGuid(4)
                    )
                );
            }
        }

        foreach (var (id, kind, address, attempts, userId) in taken)
        {
            try
            {
                if (await ComposeAsync(id, kind, address, userId, cancellationToken) is { } message)
                {
                    await sender.SendAsync(message, cancellationToken);
                }
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotSent(logger, e, id, attempts);
                if (attempts < MaxAttempts)
                {
                    continue;
                }
            }

            await DoneAsync(id, cancellationToken);
        }

        return taken.Count;
    }

    /// <returns>Null if there is nothing to say after all: nobody has an account with the address.</returns>
    private async Task<EmailMessage?> ComposeAsync(
        Guid id,
        EmailKind kind,
        string address,
        Guid? userId,
        CancellationToken cancellationToken
    )
    {
        await using var context = await ContextAsync(cancellationToken);
        var key = EmailAddress.KeyOf(address);
        var owner = await context
            .Accounts.AsNoTracking()
            .Where(account => account.EmailKey == key)
            .Select(account => new Owner(account.Id, account.Email, account.EmailVerified))
            .FirstOrDefaultAsync(cancellationToken);
        switch (kind)
        {
            case EmailKind.EmailChanged:
                // Nobody has an account with it any more.
                owner = new Owner(Guid.Empty, address, EmailVerified: true);
                break;
            case EmailKind.ChangeEmail when owner is { EmailVerified: true }:
                kind = EmailKind.AlreadyRegistered;
                break;
            case EmailKind.ChangeEmail:
                owner = new Owner(userId!.Value, address, EmailVerified: true);
                break;
            case EmailKind.Verify when owner is { EmailVerified: true }:
                return null;
        }

        if (owner is null)
        {
            return null;
        }

        var token = kind is EmailKind.Verify or EmailKind.ResetPassword or EmailKind.ChangeEmail
            ? await NewTokenAsync(context, kind, owner, cancellationToken)
            : null;
        var (subject, text) = texts.Of(kind, token);
        return new EmailMessage(id, owner.Email, subject, text);
    }

    // One at a time: an older message is of no use any more.
    private async Task<string> NewTokenAsync(
        IdentityDbContext context,
        EmailKind kind,
        Owner owner,
        CancellationToken cancellationToken
    )
    {
        var secret = Secret.New();
        await context
            .EmailTokens.Where(old => old.UserId == owner.Id && old.Kind == kind)
            .ExecuteDeleteAsync(cancellationToken);
        context.Add(
            new EmailToken
            {
                Hash = secret.Hash,
                UserId = owner.Id,
                Kind = kind,
                Address = kind == EmailKind.ChangeEmail ? owner.Email : null,
                ExpiresAt = Clock.Truncate(time.GetUtcNow() + EmailTexts.LifetimeOf(kind)),
            }
        );
        await context.SaveChangesAsync(cancellationToken);
        return secret.Text;
    }

    private async Task DoneAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = Clock.Truncate(time.GetUtcNow());
        await using var context = await ContextAsync(cancellationToken);
        await context
            .OutgoingEmails.Where(email => email.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(email => email.DoneAt, now), cancellationToken);
    }

    private Task<IdentityDbContext> ContextAsync(CancellationToken cancellationToken) =>
        services.GetRequiredService<IDbContextFactory<IdentityDbContext>>().CreateDbContextAsync(cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The messages that wait could not be read.")]
    private static partial void LogFailure(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The message {Id} was not sent at attempt {Attempt}.")]
    private static partial void LogNotSent(ILogger logger, Exception exception, Guid id, int attempt);

    /// <summary>Whoever gets a message.</summary>
    private sealed record Owner(Guid Id, string Email, bool EmailVerified);
}
