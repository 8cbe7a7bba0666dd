namespace Graph.Identity.Accounts;

/// <summary>What roles allow beyond what everybody may.</summary>
internal static class Permissions
{
    /// <summary>Say who is a moderator or an administrator.</summary>
    public const string AssignRoles = "roles:assign";

    /// <summary>Replace the key that signs access tokens.</summary>
    public const string RotateKeys = "keys:rotate";

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
        }

        return [.. allowed];
    }
}
