using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Hosting.Authentication;
using Graph.Identity.Accounts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Identity.Keys;

/// <summary>Signs access tokens: who it is, by which session, and what their roles allow (RFC 9068).</summary>
internal sealed class AccessTokens(KeyRing keys, IdentitySettings settings, TimeProvider time)
{
    private static readonly JsonWebTokenHandler Handler = new();

    /// <summary>A new token.</summary>
    /// <param name="userId">Who.</param>
    /// <param name="sessionId">By which session: the token ends with it.</param>
    /// <param name="roles">The names of the person's roles.</param>
    /// <param name="isLimited">Whether it is good for this service alone.</param>
    /// <param name="cancellationToken">Ends the wait for the key.</param>
    public async Task<(string Token, DateTimeOffset ExpiresAt)> IssueAsync(
        Guid userId,
        Guid sessionId,
        IReadOnlyCollection<string> roles,
        bool isLimited,
        CancellationToken cancellationToken
    )
    {
        // Tokens count seconds.
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var expires = now + settings.TokenLifetime;
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = TypeId.Format(Viewer.IdKind, userId),
            [TokenOptions.SessionClaim] = TypeId.Format(Viewer.SessionIdKind, sessionId),
            [TokenOptions.RolesClaim] = roles.Order(StringComparer.Ordinal).ToArray(),
            [TokenOptions.PermissionsClaim] = Permissions.Of(roles),
        };
        if (isLimited)
        {
            claims[TokenOptions.LimitedClaim] = true;
        }

        var token = Handler.CreateToken(
            new SecurityTokenDescriptor
            {
                TokenType = "at+jwt",
                Issuer = TokenOptions.Issuer,
                Audience = TokenOptions.Audience,
                Claims = claims,
                IssuedAt = now.UtcDateTime,
                NotBefore = now.UtcDateTime,
                Expires = expires.UtcDateTime,
                SigningCredentials = await keys.CurrentAsync(cancellationToken),
            }
        );
        return (token, expires);
    }
}
