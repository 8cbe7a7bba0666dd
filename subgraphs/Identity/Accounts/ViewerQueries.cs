using Graph.Annotations;
using Graph.Common.Identity;
using Graph.Identity.Database;
using Graph.Identity.Sessions;
using Graph.Identity.TwoFactor;
using Microsoft.EntityFrameworkCore;

namespace Graph.Identity.Accounts;

/// <summary>The root of everything that is the viewer's own.</summary>
[QueryType]
internal static class ViewerQueries
{
    /// <summary>The person who asks; null for who is not signed in.</summary>
    [Shareable]
    public static async Task<ViewerAccount?> GetViewer(
        Viewer viewer,
        IdentityDatabase database,
        CancellationToken cancellationToken
    )
    {
        if (!viewer.IsAuthenticated)
        {
            return null;
        }

        await using var identity = await database.OpenAsync(cancellationToken);
        var account = await identity
            .Accounts.AsNoTracking()
            .Where(account => account.Id == viewer.UserId)
            .Select(account => new
            {
                account.Id,
                account.Email,
                account.EmailVerified,
                account.CreatedAt,
                Roles = account.Roles.Select(role => role.Role.Name).ToList(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return account is null
            ? null
            : new ViewerAccount
            {
                Id = account.Id,
                Email = account.Email,
                EmailVerified = account.EmailVerified,
                CreatedAt = account.CreatedAt,
                Roles = [.. account.Roles.Select(name => Enum.Parse<RoleName>(name, ignoreCase: true)).Order()],
                Permissions = Permissions.Of(account.Roles),
            };
    }
}

/// <summary>What belongs to the viewer.</summary>
[ObjectType<ViewerAccount>]
internal static class ViewerFields
{
    /// <summary>The person as others see them; null while their profile is being made.</summary>
    public static User? User([Parent] ViewerAccount viewer) => new(viewer.Id);

    /// <summary>Whether a code of an authenticator app is asked for when the person signs in.</summary>
    public static Task<bool> HasAuthenticator(
        [Parent] ViewerAccount viewer,
        SecondFactorStore factors,
        CancellationToken cancellationToken
    ) => factors.IsOnAsync(viewer.Id, cancellationToken);

    /// <summary>How many recovery codes the person has left.</summary>
    public static Task<int> RecoveryCodesLeft(
        [Parent] ViewerAccount viewer,
        SecondFactorStore factors,
        CancellationToken cancellationToken
    ) => factors.RecoveryCodesLeftAsync(viewer.Id, cancellationToken);

    /// <summary>Where the person is signed in, at most 50 devices; those used last come first.</summary>
    public static Task<IReadOnlyList<Session>> Sessions(
        [Parent] ViewerAccount viewer,
        SessionStore sessions,
        CancellationToken cancellationToken
    ) => sessions.OfAsync(viewer.Id, cancellationToken);
}
