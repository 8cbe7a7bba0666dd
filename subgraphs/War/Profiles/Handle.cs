using System.Diagnostics.CodeAnalysis;

namespace Graph.War.Profiles;

/// <summary>The unique name of a user: 1 to 30 letters, digits and underscores of ASCII.</summary>
internal static class Handle
{
    public const int MaxLength = 30;

    /// <summary>By what a handle is found: in lower case, and without the @ that people write before it.</summary>
    /// <returns>False if no user can have such a handle.</returns>
    public static bool TryGetKey(string handle, [NotNullWhen(true)] out string? key)
    {
        var name = handle.AsSpan().Trim();
        if (name.StartsWith("@"))
        {
            name = name[1..];
        }

        key = null;
        if (name.Length is 0 or > MaxLength)
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        key = name.ToString().ToLowerInvariant();
        return true;
    }
}
