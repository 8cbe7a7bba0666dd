using System.Security.Cryptography;
using System.Text;
using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Errors;
using Graph.Common.Events;
using Graph.Common.Events.Outbox;
using Graph.Common.Identity;
using Graph.Events.Identity;
using Graph.Identity.Database;
using Graph.Identity.Emails;
using Graph.Identity.Passwords;
using Graph.Identity.Revocations;
using Graph.Identity.SignIns;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Deletions;

/// <summary>Lets people have their accounts deleted, come back in time, and see how far it is.</summary>
internal sealed class DeletionStore(
    IdentityDatabase database,
    PasswordProof proofs,
    SignInGuard guard,
    RevocationStore revocations,
    EmailSignal emails,
    DeletionSignal signal,
    IdentitySettings settings,
    TimeProvider time
)
{
    /// <summary>How long after the end a receipt still tells of it.</summary>
    public static readonly TimeSpan ReceiptLifetime = TimeSpan.FromDays(90);

    /// <summary>What Identity's own step is called.</summary>
    public const string Own = "identity";

    // How long signing in counts in place of a password.
    private static readonly TimeSpan RecentSignIn = TimeSpan.FromMinutes(15);

    /// <summary>The services that hold something of people: those that answer.</summary>
    public static IReadOnlyList<string> Services { get; } =
    [
        .. EventContracts
            .Graph.AllOf(typeof(AccountPurged))
            .Select(contract => EventEnvelope.SourceOf(contract.Type))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Schedules the deletion: the account is hidden at once, other sessions end, and this one is good for nothing but coming back.</summary>
    /// <returns>
    /// The deletion, or an <see cref="UnauthenticatedError"/>, a <see cref="ValidationError"/>, a <see cref="RateLimitedError"/> or a
    /// <see cref="ConflictError"/> (it is scheduled already).
    /// </returns>
    public async Task<FieldResult<AccountDeletion>> ScheduleAsync(
        Viewer viewer,
        string? password,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var proof = await ProveAsync(viewer, password, cancellationToken);
        if (!proof.IsSuccess)
        {
            return new FieldFailure(proof.Errors);
        }

        var (userId, emailKey) = proof.Value;
        var receipt = Secret.New();
        var result = await database.TransactAsync<FieldResult<AccountDeletion>>(
            async (identity, token) =>
            {
                if (await identity.Deletions.AnyAsync(d => d.UserId == userId, token))
                {
                    return new ConflictError("Your account is to be deleted already.");
                }

                var now = Clock.Truncate(time.GetUtcNow());
                var deletion = new Deletion
                {
                    Id = Guid.CreateVersion7(),
                    UserId = userId,
                    ReceiptHash = receipt.Hash,
                    Reason = reason,
                    Status = DeletionStatus.Scheduled,
                    ScheduledFor = now + settings.DeletionGrace,
                    DueAt = now + settings.DeletionGrace,
                };
                identity.Add(deletion);
                identity.AddRange(
                    Services.Append(Own).Select(s => new DeletionProgress { DeletionId = deletion.Id, Service = s })
                );
                await revocations.EndSessionsAsync(identity, userId, only: null, except: viewer.SessionId, token);
                await revocations.RevokeUserAsync(identity, userId, token);
                identity.Publish(new AccountStatusChanged(userId, AccountStatusChanged.DeletionScheduled));
                await identity.AddEmailAsync(EmailKind.DeletionScheduled, emailKey, now, token);
                return Describe(deletion, [], receipt.Text);
            },
            cancellationToken
        );
        emails.Wake();
        signal.Wake();
        return result;
    }

    /// <summary>Nothing is deleted after all, and everybody sees the account again.</summary>
    /// <returns>True, or an <see cref="UnauthenticatedError"/>, a <see cref="NotFoundError"/> or a <see cref="ConflictError"/> (it has begun).</returns>
    public async Task<FieldResult<bool>> CancelAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError("Sign in to keep your account.");
        }

        var userId = viewer.UserId.Value;
        var result = await database.TransactAsync<FieldResult<bool>>(
            async (identity, token) =>
            {
                var cancelled = await identity
                    .Deletions.Where(d => d.UserId == userId && d.Status == DeletionStatus.Scheduled)
                    .ExecuteDeleteAsync(token);
                if (cancelled == 0)
                {
                    return await identity.Deletions.AnyAsync(d => d.UserId == userId, token)
                        ? new ConflictError("Your account is being deleted: it is too late to cancel.")
                        : new NotFoundError("Your account is not to be deleted.");
                }

                var now = time.GetUtcNow();
                var sanction = await identity.Sanctions.FirstOrDefaultAsync(
                    s => s.UserId == userId && (s.Until == null || s.Until > now),
                    token
                );
                identity.Publish(
                    new AccountStatusChanged(
                        userId,
                        sanction is null ? "ACTIVE"
                            : sanction.Until is null ? "BANNED"
                            : "SUSPENDED"
                    )
                );
                // The next token is good everywhere again.
                await revocations.RevokeUserAsync(identity, userId, token);
                var address = await identity
                    .Accounts.Where(account => account.Id == userId)
                    .Select(account => account.EmailKey)
                    .FirstAsync(token);
                await identity.AddEmailAsync(EmailKind.DeletionCancelled, address, now, token);
                return true;
            },
            cancellationToken
        );
        emails.Wake();
        return result;
    }

    /// <summary>The deletion of somebody's account; null if there is none.</summary>
    public async Task<AccountDeletion?> OfAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var identity = await database.OpenAsync(cancellationToken);
        return await FindAsync(identity, identity.Deletions.Where(d => d.UserId == userId), cancellationToken);
    }

    /// <summary>The deletion that a receipt was given for; null if there is none, or its end is long past.</summary>
    public async Task<AccountDeletion?> ByReceiptAsync(string receipt, CancellationToken cancellationToken)
    {
        var hash = Secret.HashOf(receipt.Trim());
        await using var identity = await database.OpenAsync(cancellationToken);
        return await FindAsync(identity, identity.Deletions.Where(d => d.ReceiptHash == hash), cancellationToken);
    }

    /// <summary>Whether a handle is kept from everybody, because its owner has left.</summary>
    public static Task<bool> IsHeldAsync(
        IdentityDbContext identity,
        string handleKey,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var hash = HashOfHandle(handleKey);
        return identity.HeldHandles.AnyAsync(held => held.HandleHash == hash && held.Until > now, cancellationToken);
    }

    /// <summary>By what a handle is known that is gone.</summary>
    public static byte[] HashOfHandle(string handleKey) => SHA256.HashData(Encoding.UTF8.GetBytes(handleKey));

    private async Task<FieldResult<(Guid UserId, string EmailKey)>> ProveAsync(
        Viewer viewer,
        string? password,
        CancellationToken cancellationToken
    )
    {
        if (password is not null)
        {
            var proof = await proofs.OfAsync(viewer, password, "password", cancellationToken);
            if (proof.IsSuccess)
            {
                await guard.SucceededAsync(proof.Value.EmailKey, cancellationToken);
            }

            return proof.Select(account => (account.Id, account.EmailKey));
        }

        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError("Sign in to have your account deleted.");
        }

        var since = time.GetUtcNow() - RecentSignIn;
        await using var identity = await database.OpenAsync(cancellationToken);
        var address = await identity
            .Accounts.Where(account =>
                account.Id == viewer.UserId
                && identity.Sessions.Any(s =>
                    s.Id == viewer.SessionId && s.UserId == account.Id && s.CreatedAt >= since
                )
            )
            .Select(account => account.EmailKey)
            .FirstOrDefaultAsync(cancellationToken);
        return address is null
            ? new ValidationError(
                "Give your password, or sign in again and repeat this within fifteen minutes.",
                "RECENT_SIGN_IN",
                "input",
                "password"
            )
            : (viewer.UserId.Value, address);
    }

    private static async Task<AccountDeletion?> FindAsync(
        IdentityDbContext identity,
        IQueryable<Deletion> deletions,
        CancellationToken cancellationToken
    )
    {
        if (await deletions.AsNoTracking().FirstOrDefaultAsync(cancellationToken) is not { } deletion)
        {
            return null;
        }

        var steps = await identity
            .DeletionSteps.AsNoTracking()
            .Where(step => step.DeletionId == deletion.Id)
            .ToListAsync(cancellationToken);
        return Describe(deletion, steps, receipt: null);
    }

    private static AccountDeletion Describe(Deletion deletion, List<DeletionProgress> steps, string? receipt) =>
        new()
        {
            ScheduledFor = deletion.ScheduledFor,
            Status = deletion.Status,
            Receipt = receipt,
            Steps =
            [
                .. (steps.Count > 0 ? steps.Select(s => s.Service) : Services.Append(Own))
                    .OrderBy(service => service == Own)
                    .ThenBy(service => service, StringComparer.Ordinal)
                    .Select(service =>
                    {
                        var step = steps.Find(s => s.Service == service);
                        var status =
                            deletion.Round == 0 ? DeletionStatus.Scheduled
                            : step?.DoneRound >= DeletionRunner.Rounds ? DeletionStatus.Done
                            : DeletionStatus.Running;
                        var removed = (step?.RemovedFirst + step?.RemovedSecond) ?? 0;
                        return new DeletionStep(service, status, (int)Math.Min(removed, int.MaxValue));
                    }),
            ],
        };
}
