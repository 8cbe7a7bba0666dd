using System.Security.Cryptography;
using System.Text.Json;
using Graph.Common.Database;
using Graph.Hosting.Authentication;
using Graph.Identity.Database;
using Graph.Identity.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Identity.Keys;

/// <summary>
/// The keys that sign access tokens. A new one is published some time before it signs, and the one before it stays published until
/// the last of its tokens has expired: nobody meets a token of a key that is not known.
/// </summary>
internal sealed class KeyRing(
    IDbContextFactory<IdentityDbContext> database,
    IdentitySettings settings,
    SecretVault vault,
    TimeProvider time
) : IKeySetSource
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    // Clocks of those who check tokens may be behind, and they read keys once a minute.
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private Task<Signers>? _signers;

    /// <summary>To which row a private key is bound.</summary>
    public static string RowOf(string keyId) => $"signing_keys/{keyId}";

    /// <summary>What signs a token now.</summary>
    /// <exception cref="InvalidOperationException">There is no key; <see cref="MaintainAsync"/> makes the first at the start.</exception>
    public async Task<SigningCredentials> CurrentAsync(CancellationToken cancellationToken)
    {
        var signers = await LoadAsync().WaitAsync(cancellationToken);
        var now = time.GetUtcNow();
        Signer? newest = null;
        foreach (var signer in signers.All)
        {
            if (
                signer.Key.ActiveAt <= now
                && (signer.Key.ExpiresAt is not { } end || end > now + settings.TokenLifetime)
                && (newest is null || signer.Key.ActiveAt > newest.Key.ActiveAt)
            )
            {
                newest = signer;
            }
        }

        return newest?.Credentials
            ?? throw new InvalidOperationException("There is no key to sign access tokens with.");
    }

    /// <inheritdoc/>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var now = Clock.Truncate(time.GetUtcNow());
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var keys = await context
            .SigningKeys.AsNoTracking()
            .Where(key => key.ExpiresAt == null || key.ExpiresAt > now)
            .OrderByDescending(key => key.ActiveAt)
            .ToListAsync(cancellationToken);
        return JsonSerializer.Serialize(
            new KeySetDocument([.. keys.Select(Describe)]),
            KeySetJson.Default.KeySetDocument
        );
    }

    /// <summary>Makes the first key, replaces the newest when it is old, and removes those whose tokens are all gone.</summary>
    public async Task MaintainAsync(CancellationToken cancellationToken)
    {
        var now = Clock.Truncate(time.GetUtcNow());
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await context.SigningKeys.Where(key => key.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        var newest = await context
            .SigningKeys.AsNoTracking()
            .OrderByDescending(key => key.ActiveAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (newest is null || newest.ExpiresAt is not null)
        {
            await AddAsync(context, now, cancellationToken);
        }
        else if (newest.CreatedAt + settings.KeyLifetime <= now)
        {
            await RotateAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Publishes a new key, which signs after <see cref="IdentitySettings.KeyLead"/>, and ends those before it when the last of
    /// their tokens has expired.
    /// </summary>
    /// <returns>The <c>kid</c> of the new key.</returns>
    public async Task<string> RotateAsync(CancellationToken cancellationToken)
    {
        var now = Clock.Truncate(time.GetUtcNow());
        var active = now + settings.KeyLead;
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        // Nobody signs with the old ones from then on, except for those who have not looked since.
        var end = active + Fresh + settings.TokenLifetime + Leeway;
        var key = await AddAsync(context, active, cancellationToken);
        await context
            .SigningKeys.Where(old => old.Id != key.Id && old.ExpiresAt == null && old.ActiveAt < active)
            .ExecuteUpdateAsync(set => set.SetProperty(old => old.ExpiresAt, end), cancellationToken);
        Forget();
        return key.Id;
    }

    private async Task<SigningKey> AddAsync(
        IdentityDbContext context,
        DateTimeOffset activeAt,
        CancellationToken cancellationToken
    )
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = ThumbprintOf(pair);
        var key = new SigningKey
        {
            Id = id,
            PrivateKey = vault.Seal(pair.ExportPkcs8PrivateKey(), RowOf(id)),
            CreatedAt = Clock.Truncate(time.GetUtcNow()),
            ActiveAt = activeAt,
        };
        context.Add(key);
        await context.SaveChangesAsync(cancellationToken);
        Forget();
        return key;
    }

    private void Forget()
    {
        lock (_gate)
        {
            _signers = null;
        }
    }

    private Task<Signers> LoadAsync()
    {
        lock (_gate)
        {
            if (
                _signers is { } loaded
                && !loaded.IsFaulted
                && (!loaded.IsCompleted || time.GetElapsedTime(loaded.Result.ReadAt) < Fresh)
            )
            {
                return loaded;
            }

            return _signers = Task.Run(async () =>
            {
                var readAt = time.GetTimestamp();
                await using var context = await database.CreateDbContextAsync();
                var keys = await context.SigningKeys.AsNoTracking().ToListAsync();
                return new Signers(readAt, [.. keys.Select(key => new Signer(key, CredentialsOf(key)))]);
            });
        }
    }

    private SigningCredentials CredentialsOf(SigningKey key)
    {
        // Lives as long as tokens may be signed with it; the finalizer is what ends it.
        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(vault.Open(key.PrivateKey, RowOf(key.Id)), out _);
        return new SigningCredentials(new ECDsaSecurityKey(pair) { KeyId = key.Id }, SecurityAlgorithms.EcdsaSha256);
    }

    private PublicKey Describe(SigningKey key)
    {
        using var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(vault.Open(key.PrivateKey, RowOf(key.Id)), out _);
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        return new PublicKey(
            JsonWebAlgorithmsKeyTypes.EllipticCurve,
            JsonWebKeyECTypes.P256,
            SecurityAlgorithms.EcdsaSha256,
            "sig",
            key.Id,
            Base64UrlEncoder.Encode(point.X),
            Base64UrlEncoder.Encode(point.Y)
        );
    }

    private static string ThumbprintOf(ECDsa pair)
    {
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        var jwk = new JsonWebKey
        {
            Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            Crv = JsonWebKeyECTypes.P256,
            X = Base64UrlEncoder.Encode(point.X),
            Y = Base64UrlEncoder.Encode(point.Y),
        };
        return Base64UrlEncoder.Encode(jwk.ComputeJwkThumbprint());
    }

    private sealed record Signers(long ReadAt, Signer[] All);

    private sealed record Signer(SigningKey Key, SigningCredentials Credentials);
}
