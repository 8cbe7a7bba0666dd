using System.Diagnostics.CodeAnalysis;
using Graph.Common.Errors;

namespace Graph.Identity.Accounts;

/// <summary>What a new handle may be: 3 to 30 letters, digits and underscores of ASCII, and not what looks like the service itself.</summary>
internal static class HandleRule
{
    public const int MinLength = 3;
    public const int MaxLength = 30;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin",
        "administrator",
        "moderator",
        "root",
        "system",
        "support",
        "security",
        "help",
        "graph",
        "viewer",
        "null",
        "undefined",
    };

    /// <summary>Trims a handle, takes the @ from before it, and checks it.</summary>
    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out string? handle,
        [NotNullWhen(false)] out ValidationError? error
    )
    {
        var name = text.AsSpan().Trim();
        if (name.StartsWith("@"))
        {
            name = name[1..];
        }

        handle = null;
        error = null;
        if (name.Length is < MinLength or > MaxLength)
        {
            error = Wrong("LENGTH");
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                error = Wrong("FORBIDDEN_CHARACTER");
                return false;
            }
        }

        handle = name.ToString();
        if (Reserved.Contains(handle))
        {
            error = new ValidationError(
                $"The handle {handle} is kept for the service itself; choose another.",
                "RESERVED",
                "input",
                "handle"
            );
            handle = null;
            return false;
        }

        return true;
    }

    private static ValidationError Wrong(string rule) =>
        new(
            $"The handle needs {MinLength} to {MaxLength} letters, digits and underscores of ASCII.",
            rule,
            "input",
            "handle"
        );
}
