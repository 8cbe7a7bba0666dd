using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;
using Graph.Identity.Database;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.SignIns;

/// <summary>
/// Whether somebody has signed in lately. It stands for the password where people have none: a stolen access token, or one that was
/// refreshed for weeks, must not be enough to change how its owner signs in.
/// </summary>
internal sealed class RecentSignIn(IdentityDatabase database, TimeProvider time)
{
    /// <summary>How long signing in counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>What keeps the viewer from changing how they sign in; null for nothing.</summary>
    public async Task<UserError?> CheckAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (!viewer.IsAuthenticated)
        {
            return new UnauthenticatedError("Sign in to change how you sign in.");
        }

        var userId = viewer.UserId.Value;
        var since = time.GetUtcNow() - Window;
        await using var identity = await database.OpenAsync(cancellationToken);
        return
            viewer.SessionId is { } id
            && await identity.Sessions.AnyAsync(
                session => session.Id == id && session.UserId == userId && session.CreatedAt >= since,
                cancellationToken
            )
            ? null
            : new RecentSignInRequiredError();
    }
}
