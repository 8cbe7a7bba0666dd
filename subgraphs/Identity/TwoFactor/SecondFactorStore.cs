using System.Security.Cryptography;
using Graph.Annotations;
using Graph.Common.Database;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Identity.Database;
using Graph.Identity.Emails;
using Graph.Identity.Passwords;
using Graph.Identity.Secrets;
using Graph.Identity.SignIns;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.TwoFactor;

/// <summary>Asks for a code besides the password, of whom wants it.</summary>
internal sealed class SecondFactorStore(
    IdentityDatabase database,
    PasswordProof proofs,
    SignInGuard guard,
    SecretVault vault,
    EmailSignal emails,
    TimeProvider time
)
{
    /// <summary>How many recovery codes a person gets.</summary>
    public const int RecoveryCodes = 10;

    private const int RecoveryBytes = 10;
    private const string Issuer = "Graph";

    /// <summary>To which row the secret of an app is bound.</summary>
    public static string RowOf(Guid userId) => $"second_factors/{userId:N}";

    /// <summary>Whether a code is asked for when somebody signs in.</summary>
    public async Task<bool> IsOnAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var identity = await database.OpenAsync(cancellationToken);
        return await identity.SecondFactors.AnyAsync(
            factor => factor.UserId == userId && factor.ConfirmedAt != null,
            cancellationToken
        );
    }

    /// <summary>Makes a secret for an app, which counts once the person has shown that the app works.</summary>
    /// <returns>The secret, or what keeps it from being made.</returns>
    public async Task<FieldResult<AuthenticatorSetup>> BeginAsync(
        Viewer viewer,
        string password,
        CancellationToken cancellationToken
    )
    {
        var proof = await proofs.OfAsync(viewer, password, "password", cancellationToken);
        if (!proof.IsSuccess)
        {
            return new FieldFailure(proof.Errors);
        }

        var account = proof.Value;
        await guard.SucceededAsync(account.EmailKey, cancellationToken);
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        return await database.TransactAsync<FieldResult<AuthenticatorSetup>>(
            async (identity, token) =>
            {
                if (await identity.SecondFactors.AnyAsync(f => f.UserId == account.Id && f.ConfirmedAt != null, token))
                {
                    return new ConflictError("You have an authenticator app already; remove it first.");
                }

                await identity.SecondFactors.Where(f => f.UserId == account.Id).ExecuteDeleteAsync(token);
                identity.Add(new SecondFactor { UserId = account.Id, Secret = vault.Seal(secret, RowOf(account.Id)) });
                var text = Totp.ToBase32(secret);
                return new AuthenticatorSetup(
                    text,
                    $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.Email)}?secret={text}&issuer={Issuer}"
                );
            },
            cancellationToken
        );
    }

    /// <summary>The app works: from now on its code is asked for.</summary>
    /// <returns>Recovery codes, which are told this once, or what keeps it from being so.</returns>
    public async Task<FieldResult<IReadOnlyList<string>>> ConfirmAsync(
        Viewer viewer,
        string code,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError("Sign in to use an authenticator app.");
        }

        var userId = viewer.UserId.Value;
        var result = await database.TransactAsync<FieldResult<IReadOnlyList<string>>>(
            async (identity, token) =>
            {
                var factor = await identity.SecondFactors.FirstOrDefaultAsync(
                    f => f.UserId == userId && f.ConfirmedAt == null,
                    token
                );
                if (factor is null)
                {
                    return new ConflictError("There is no authenticator app to confirm; set one up first.");
                }

                if (Totp.Find(vault.Open(factor.Secret, RowOf(userId)), code, time.GetUtcNow()) is not { } step)
                {
                    return new InvalidCodeError();
                }

                factor.ConfirmedAt = Clock.Truncate(time.GetUtcNow());
                factor.LastStep = step;
                var codes = new string[RecoveryCodes];
                for (var i = 0; i < codes.Length; i++)
                {
                    codes[i] = NewRecoveryCode();
                    identity.Add(new RecoveryCode { UserId = userId, Hash = Secret.HashOf(codes[i]) });
                }

                await NotifyAsync(identity, userId, EmailKind.SecondFactorAdded, token);
                return codes;
            },
            cancellationToken
        );
        emails.Wake();
        return result;
    }

    /// <summary>No code is asked for any more.</summary>
    /// <returns>True, or what keeps it from being so.</returns>
    public async Task<FieldResult<bool>> RemoveAsync(
        Viewer viewer,
        string password,
        string code,
        CancellationToken cancellationToken
    )
    {
        var proof = await proofs.OfAsync(viewer, password, "password", cancellationToken);
        if (!proof.IsSuccess)
        {
            return new FieldFailure(proof.Errors);
        }

        var userId = proof.Value.Id;
        if (!await TakeAsync(userId, code, cancellationToken))
        {
            return new InvalidCodeError();
        }

        await guard.SucceededAsync(proof.Value.EmailKey, cancellationToken);
        await database.TransactAsync(
            async (identity, token) =>
            {
                await identity.SecondFactors.Where(f => f.UserId == userId).ExecuteDeleteAsync(token);
                await identity.RecoveryCodes.Where(c => c.UserId == userId).ExecuteDeleteAsync(token);
                await NotifyAsync(identity, userId, EmailKind.SecondFactorRemoved, token);
                return true;
            },
            cancellationToken
        );
        emails.Wake();
        return true;
    }

    /// <summary>Takes a code of the app, or a recovery code: each is good once, however many show it at once.</summary>
    public async Task<bool> TakeAsync(Guid userId, string code, CancellationToken cancellationToken)
    {
        await using var identity = await database.OpenAsync(cancellationToken);
        var secret = await identity
            .SecondFactors.Where(factor => factor.UserId == userId && factor.ConfirmedAt != null)
            .Select(factor => factor.Secret)
            .FirstOrDefaultAsync(cancellationToken);
        if (secret is null)
        {
            return false;
        }

        if (Totp.Find(vault.Open(secret, RowOf(userId)), code, time.GetUtcNow()) is { } step)
        {
            return await identity
                    .SecondFactors.Where(factor => factor.UserId == userId && factor.LastStep < step)
                    .ExecuteUpdateAsync(set => set.SetProperty(factor => factor.LastStep, step), cancellationToken)
                == 1;
        }

        var hash = Secret.HashOf(Normalize(code));
        return await identity
                .RecoveryCodes.Where(recovery => recovery.UserId == userId && recovery.Hash == hash)
                .ExecuteDeleteAsync(cancellationToken) == 1;
    }

    /// <summary>How many recovery codes somebody has left.</summary>
    public async Task<int> RecoveryCodesLeftAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var identity = await database.OpenAsync(cancellationToken);
        return await identity.RecoveryCodes.CountAsync(code => code.UserId == userId, cancellationToken);
    }

    private async Task NotifyAsync(
        IdentityDbContext identity,
        Guid userId,
        EmailKind kind,
        CancellationToken cancellationToken
    )
    {
        var address = await identity
            .Accounts.Where(account => account.Id == userId)
            .Select(account => account.EmailKey)
            .FirstAsync(cancellationToken);
        await identity.AddEmailAsync(kind, address, time.GetUtcNow(), cancellationToken);
    }

    // 16 characters of base32 in groups of four: easy to write down, too many to guess.
    private static string NewRecoveryCode()
    {
        var text = Totp.ToBase32(RandomNumberGenerator.GetBytes(RecoveryBytes)).ToLowerInvariant();
        return string.Join('-', text.Chunk(4).Select(group => new string(group)));
    }

    private static string Normalize(string code) => code.Trim().ToLowerInvariant();
}
