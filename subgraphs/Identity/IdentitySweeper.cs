using Graph.Common.Subgraphs;
using Graph.Identity.Database;
using Graph.Identity.Deletions;
using Graph.Identity.Emails;
using Graph.Identity.Revocations;
using Graph.Identity.Sanctions;
using Graph.Identity.SignIns;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Identity;

/// <summary>Deletes what is of no use any more. Any number of replicas may do it at once.</summary>
internal sealed partial class IdentitySweeper(
    SubgraphOptions options,
    IServiceProvider services,
    TimeProvider time,
    ILogger<IdentitySweeper> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // Somebody who has not confirmed the address by then does not want the account.
    private static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(7);

    /// <summary>Deletes it now.</summary>
    public static async Task SweepAsync(
        IdentityDbContext identity,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await identity.Sessions.Where(session => session.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await identity.EmailTokens.Where(token => token.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await identity.ProviderSignIns.Where(signIn => signIn.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        var sent = now - EmailOutbox.Window;
        await identity
            .OutgoingEmails.Where(email => email.DoneAt != null && email.CreatedAt <= sent)
            .ExecuteDeleteAsync(cancellationToken);
        var forgotten = now - SignInGuard.LockTime - SignInGuard.LockTime;
        await identity
            .Set<SignInFailures>()
            .Where(failures => failures.LastAt <= forgotten)
            .ExecuteDeleteAsync(cancellationToken);
        await identity.HeldHandles.Where(held => held.Until <= now).ExecuteDeleteAsync(cancellationToken);
        var receipts = now - DeletionStore.ReceiptLifetime;
        await identity
            .Deletions.Where(deletion => deletion.FinishedAt <= receipts)
            .ExecuteDeleteAsync(cancellationToken);
        var unconfirmed = now - Unconfirmed;
        await identity
            .Accounts.Where(account =>
                !account.EmailVerified
                && account.CreatedAt <= unconfirmed
                // These go with everything that hangs on them, batch by batch.
                && !identity.Deletions.Any(deletion => deletion.UserId == account.Id)
            )
            .ExecuteDeleteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.ConnectionString is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var identity = await services
                    .GetRequiredService<IDbContextFactory<IdentityDbContext>>()
                    .CreateDbContextAsync(stoppingToken);
                await SweepAsync(identity, time.GetUtcNow(), stoppingToken);
                await services.GetRequiredService<RevocationStore>().SweepAsync(identity, stoppingToken);
                await services.GetRequiredService<SanctionStore>().SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                LogFailure(logger, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "What has expired could not be deleted.")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
