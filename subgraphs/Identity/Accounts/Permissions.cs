using Graph.Annotations;
using Graph.Common.Errors;
using Graph.Common.Identity;

namespace Graph.Identity.Accounts;

/// <summary>What roles allow beyond what everybody may.</summary>
internal static class Permissions
{
    /// <summary>Say who is a moderator or an administrator.</summary>
    public const string AssignRoles = "roles:assign";

    /// <summary>Replace the key that signs access tokens.</summary>
    public const string RotateKeys = "keys:rotate";

    /// <summary>Keep people from signing in.</summary>
    public const string Sanction = "users:sanction";

    /// <summary>What those who have these roles may do, in the order of the alphabet.</summary>
    public static string[] Of(IEnumerable<string> roles)
    {
        var allowed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var role in roles)
        {
            if (role == Role.Admin)
            {
                allowed.Add(AssignRoles);
                allowed.Add(RotateKeys);
            }

            if (role is Role.Admin or Role.Moderator)
            {
                allowed.Add(Sanction);
            }
        }

        return [.. allowed];
    }

    /// <summary>Why the viewer may not do something; null if they may, as far as their access token says.</summary>
    public static UserError? Check(Viewer viewer, string permission) =>
        !viewer.IsAuthenticated ? new UnauthenticatedError($"Sign in as somebody with the permission {permission}.")
        : viewer.Can(permission) ? null
        : Missing(permission);

    /// <summary>What somebody is told who has not got a permission.</summary>
    public static ForbiddenError Missing(string permission) =>
        new($"This needs the permission {permission}, which none of your roles has.");
}
