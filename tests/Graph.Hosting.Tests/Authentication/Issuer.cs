using System.Security.Cryptography;
using System.Text;
using Graph.Hosting.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Hosting.Tests.Authentication;

/// <summary>Signs tokens as an identity service does, and as one that errs.</summary>
internal sealed class Issuer : IDisposable
{
    private readonly ECDsa _key;

    public Issuer(string keyId = "a", ECCurve? curve = null)
    {
        _key = ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP256);
        KeyId = keyId;
    }

    public string KeyId { get; }

    /// <summary>The key set that services read.</summary>
    public string Jwks
    {
        get
        {
            var point = _key.ExportParameters(includePrivateParameters: false).Q;
            return $$"""
                {"keys":[{"kty":"EC","use":"sig","kid":"{{KeyId}}","crv":"P-{{_key.KeySize}}","x":"{{Base64UrlEncoder.Encode(
                    point.X
                )}}","y":"{{Base64UrlEncoder.Encode(point.Y)}}"}]}
                """;
        }
    }

    public string Sign(
        string issuer = TokenOptions.Issuer,
        string audience = TokenOptions.Audience,
        TimeSpan? from = null,
        TimeSpan? until = null,
        string algorithm = SecurityAlgorithms.EcdsaSha256
    ) =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer,
                Audience = audience,
                Claims = new Dictionary<string, object> { ["sub"] = "user_1" },
                NotBefore = DateTime.UtcNow + (from ?? TimeSpan.FromMinutes(-1)),
                IssuedAt = DateTime.UtcNow + (from ?? TimeSpan.FromMinutes(-1)),
                Expires = DateTime.UtcNow + (until ?? TimeSpan.FromMinutes(5)),
                SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(_key) { KeyId = KeyId }, algorithm),
            }
        );

    /// <summary>A token that is valid for ever.</summary>
    public string SignWithoutEnd()
    {
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(
            $$"""{"iss":"{{TokenOptions.Issuer}}","aud":"{{TokenOptions.Audience}}","sub":"user_1"}""",
            new SigningCredentials(new ECDsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.EcdsaSha256)
        );
    }

    /// <summary>A token that somebody signed with a secret, hoping that the public key is taken for one.</summary>
    public string SignWithItsPublicKey() =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = TokenOptions.Issuer,
                Audience = TokenOptions.Audience,
                Expires = DateTime.UtcNow.AddMinutes(5),
                SigningCredentials = new SigningCredentials(
                    new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Jwks)) { KeyId = KeyId },
                    SecurityAlgorithms.HmacSha256
                ),
            }
        );

    public void Dispose() => _key.Dispose();
}
