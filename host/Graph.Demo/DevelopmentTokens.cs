using System.Security.Cryptography;
using System.Text.Json;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Hosting.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Demo;

/// <summary>
/// Signs access tokens on a developer's machine and in tests, with a key that never leaves it. A deployed graph gets its
/// tokens from the identity service.
/// </summary>
public sealed class DevelopmentTokens : IDisposable
{
    private readonly ECDsa _key;
    private readonly SigningCredentials _credentials;

    private DevelopmentTokens(ECDsa key)
    {
        _key = key;
        var publicKey = key.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonWebKey
        {
            Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            Crv = JsonWebKeyECTypes.P256,
            X = Base64UrlEncoder.Encode(publicKey.Q.X),
            Y = Base64UrlEncoder.Encode(publicKey.Q.Y),
        };
        // RFC 7638: the key's name is its thumbprint, so it is the same wherever the key is loaded.
        var keyId = Base64UrlEncoder.Encode(jwk.ComputeJwkThumbprint());
        _credentials = new SigningCredentials(
            new ECDsaSecurityKey(key) { KeyId = keyId },
            SecurityAlgorithms.EcdsaSha256
        );
        Jwks = JsonSerializer.Serialize(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = jwk.Kty,
                        crv = jwk.Crv,
                        alg = SecurityAlgorithms.EcdsaSha256,
                        use = "sig",
                        kid = keyId,
                        x = jwk.X,
                        y = jwk.Y,
                    },
                },
            }
        );
    }

    /// <summary>The public key as a JSON Web Key Set: what services take as <see cref="TokenOptions.Jwks"/>.</summary>
    public string Jwks { get; }

    /// <summary>A new key that is not stored.</summary>
    public static DevelopmentTokens Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Loads the key of a PEM file (PKCS #8), or makes one that only its owner can read.</summary>
    public static DevelopmentTokens LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Save(path, fresh.ExportPkcs8PrivateKeyPem());
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return new DevelopmentTokens(key);
    }

    /// <summary>A token of a user.</summary>
    /// <param name="userId">Becomes the subject, as the graph writes it (<c>user_…</c>).</param>
    /// <param name="lifetime">From now; negative for a token that has expired.</param>
    public string Mint(Guid userId, TimeSpan lifetime)
    {
        var expires = DateTime.UtcNow + lifetime;
        var issued = lifetime < TimeSpan.Zero ? expires.AddHours(-1) : DateTime.UtcNow;
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = TokenOptions.Issuer,
                Audience = TokenOptions.Audience,
                Claims = new Dictionary<string, object>
                {
                    [JwtRegisteredClaimNames.Sub] = TypeId.Format(Viewer.IdKind, userId),
                },
                IssuedAt = issued,
                NotBefore = issued,
                Expires = expires,
                SigningCredentials = _credentials,
            }
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>Written aside and moved into place: two processes that start together end up with one key.</summary>
    private static void Save(string path, string pem)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = $"{full}.{Environment.ProcessId}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(temporary, options))
        {
            writer.Write(pem);
        }

        try
        {
            File.Move(temporary, full, overwrite: false);
        }
        catch (IOException) when (File.Exists(full))
        {
            File.Delete(temporary);
        }
    }
}
