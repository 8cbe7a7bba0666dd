using System.Collections.Frozen;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Graph.Hosting.Authentication;

/// <summary>Whose tokens are withdrawn, as of one moment.</summary>
internal sealed class Revocations
{
    /// <summary>Nobody's.</summary>
    public static readonly Revocations None = new([], new Dictionary<string, long>());

    private readonly FrozenSet<string> _sessions;
    private readonly FrozenDictionary<string, long> _users;

    private Revocations(IEnumerable<string> sessions, Dictionary<string, long> users)
    {
        _sessions = sessions.ToFrozenSet(StringComparer.Ordinal);
        _users = users.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Reads a list (<see cref="IRevocationSource"/>).</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Revocations Parse(string json)
    {
        using var list = JsonDocument.Parse(json);
        var users = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var user in list.RootElement.GetProperty("users").EnumerateObject())
        {
            users[user.Name] = user.Value.GetInt64();
        }

        return new Revocations(
            [.. list.RootElement.GetProperty("sessions").EnumerateArray().Select(session => session.GetString()!)],
            users
        );
    }

    /// <summary>Whether the token with these claims is among them.</summary>
    public bool Include(ClaimsPrincipal claims)
    {
        if (_sessions.Count > 0 && claims.FindFirst(TokenOptions.SessionClaim)?.Value is { } session)
        {
            if (_sessions.Contains(session))
            {
                return true;
            }
        }

        return _users.Count > 0
            && claims.FindFirst(JwtRegisteredClaimNames.Sub)?.Value is { } user
            && _users.TryGetValue(user, out var until)
            && (
                !long.TryParse(
                    claims.FindFirst(JwtRegisteredClaimNames.Iat)?.Value,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var issued
                )
                || issued <= until
            );
    }
}
