using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Graph.Identity.Secrets;

/// <summary>
/// Seals what must be readable for this service and for nobody who has only its database: AES-256-GCM with a key from the settings. Without a
/// key, as in development, secrets stay as they are. What is sealed is bound to its row: put into another, it does not open.
/// </summary>
/// <remarks>A sealed secret is <c>GSV1</c>, four bytes that name the key, twelve of a nonce, sixteen of a tag, and the rest.</remarks>
internal sealed class SecretVault
{
    /// <summary>How long a key is.</summary>
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int NameBytes = 4;

    private readonly (byte[] Header, byte[] Key)[] _keys;

    public SecretVault(IdentitySettings settings) =>
        _keys = [
            .. settings.DataKeys.Select(key =>
                ((byte[])[.. "GSV1"u8, .. HMACSHA256.HashData(key, "name"u8)[..NameBytes]], key)
            ),
        ];

    /// <summary>Whether secrets are sealed.</summary>
    public bool HasKey => _keys.Length > 0;

    /// <summary>How everything begins that is sealed with the present key; empty without one.</summary>
    public byte[] Header => HasKey ? _keys[0].Header : [];

    /// <summary>Seals a secret with the present key.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="row">The row that it is for.</param>
    public byte[] Seal(byte[] secret, string row)
    {
        if (!HasKey)
        {
            return secret;
        }

        var (header, key) = _keys[0];
        var result = new byte[header.Length + NonceBytes + TagBytes + secret.Length];
        header.CopyTo(result, 0);
        var nonce = result.AsSpan(header.Length, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            nonce,
            secret,
            result.AsSpan(header.Length + NonceBytes + TagBytes),
            result.AsSpan(header.Length + NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(row)
        );
        return result;
    }

    /// <summary>The secret, whichever of the keys it is sealed with, or whether it is not.</summary>
    /// <param name="stored">What is in the row.</param>
    /// <param name="row">The row.</param>
    /// <exception cref="InvalidOperationException">None of the keys opens it; the message says what to set.</exception>
    public byte[] Open(byte[] stored, string row)
    {
        if (!IsSealed(stored))
        {
            return stored;
        }

        foreach (var (header, key) in _keys)
        {
            if (stored.AsSpan().StartsWith(header))
            {
                var secret = new byte[stored.Length - header.Length - NonceBytes - TagBytes];
                using var aes = new AesGcm(key, TagBytes);
                try
                {
                    aes.Decrypt(
                        stored.AsSpan(header.Length, NonceBytes),
                        stored.AsSpan(header.Length + NonceBytes + TagBytes),
                        stored.AsSpan(header.Length + NonceBytes, TagBytes),
                        secret,
                        Encoding.UTF8.GetBytes(row)
                    );
                }
                catch (AuthenticationTagMismatchException e)
                {
                    throw new InvalidOperationException(
                        $"The secret of {row} was changed, or belongs to another row.",
                        e
                    );
                }

                return secret;
            }
        }

        throw new InvalidOperationException(
            $"The secret of {row} is sealed with a key that neither Identity__DataKey nor Identity__PreviousDataKey holds."
        );
    }

    private static bool IsSealed(byte[] stored) =>
        stored.Length > "GSV1"u8.Length + NameBytes + NonceBytes + TagBytes && stored.AsSpan().StartsWith("GSV1"u8);

    /// <summary>Reads a key as it is in the settings: 32 bytes in base64.</summary>
    public static bool TryReadKey(string text, [NotNullWhen(true)] out byte[]? key)
    {
        key = new byte[KeyBytes];
        if (Convert.TryFromBase64String(text.Trim(), key, out var length) && length == KeyBytes)
        {
            return true;
        }

        key = null;
        return false;
    }
}
