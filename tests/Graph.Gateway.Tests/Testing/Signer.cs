using System.Security.Cryptography;
using Graph.Hosting.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Gateway.Tests.Testing;

/// <summary>Signs the access tokens of the tests.</summary>
internal static class Signer
{
    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The key set that verifies them.</summary>
    public static string Jwks
    {
        get
        {
            var point = Key.ExportParameters(includePrivateParameters: false).Q;
            return $$"""
                {"keys":[{"kty":"EC","use":"sig","kid":"t","crv":"P-256","x":"{{Base64UrlEncoder.Encode(
                    point.X
                )}}","y":"{{Base64UrlEncoder.Encode(point.Y)}}"}]}
                """;
        }
    }

    /// <summary>The token of a user.</summary>
    public static string TokenOf(string user, TimeSpan? lifetime = null)
    {
        var until = DateTime.UtcNow + (lifetime ?? TimeSpan.FromMinutes(5));
        return new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = TokenOptions.Issuer,
                Audience = TokenOptions.Audience,
                Claims = new Dictionary<string, object> { ["sub"] = user },
                NotBefore = until.AddHours(-1),
                IssuedAt = until.AddHours(-1),
                Expires = until,
                SigningCredentials = new SigningCredentials(
                    new ECDsaSecurityKey(Key) { KeyId = "t" },
                    SecurityAlgorithms.EcdsaSha256
                ),
            }
        );
    }
}
