using Graph.Common.Errors;
using Graph.Common.Input;

namespace Graph.Identity.Passwords;

/// <summary>
/// What a password may be: long enough, and not what everybody tries first. No mixture of characters is asked for, as NIST SP 800-63B
/// (section 3.1.1.2) recommends.
/// </summary>
internal static class PasswordRule
{
    public const int MinLength = 8;
    public const int MaxLength = 128;

    // What is left of lists of leaked passwords when those shorter than eight characters are gone.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "12345678",
        "123456789",
        "1234567890",
        "11111111",
        "00000000",
        "87654321",
        "password",
        "password1",
        "password123",
        "passw0rd",
        "qwertyuiop",
        "qwerty123",
        "1q2w3e4r",
        "1qaz2wsx",
        "iloveyou",
        "sunshine",
        "princess",
        "football",
        "baseball",
        "superman",
        "trustno1",
        "letmein1",
        "welcome1",
        "admin123",
        "changeme",
        "abcd1234",
        "asdfghjkl",
        "zxcvbnm1",
    };

    /// <summary>What is wrong with a password; null if nothing is.</summary>
    /// <param name="password">The password. It is taken as it is, spaces and all.</param>
    /// <param name="field">The input's field.</param>
    /// <param name="names">What it must not be: the owner's address and handle.</param>
    public static ValidationError? Check(string password, string field, params ReadOnlySpan<string> names)
    {
        // Long texts would keep the hashing busy; graphemes are counted only of short ones.
        if (password.Length > MaxLength * 4 || TextRule.CountGraphemes(password) > MaxLength)
        {
            return new ValidationError(
                $"The {field} has more than {MaxLength} characters.",
                "MAX_LENGTH",
                "input",
                field
            );
        }

        if (TextRule.CountGraphemes(password) < MinLength)
        {
            return new ValidationError(
                $"The {field} needs at least {MinLength} characters.",
                "MIN_LENGTH",
                "input",
                field
            );
        }

        if (Common.Contains(password))
        {
            return new ValidationError(
                $"The {field} is one of those that everybody tries first; choose another.",
                "TOO_COMMON",
                "input",
                field
            );
        }

        foreach (var name in names)
        {
            if (password.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return new ValidationError(
                    $"The {field} is your e-mail address or handle; choose another.",
                    "NOT_YOUR_NAME",
                    "input",
                    field
                );
            }
        }

        return null;
    }
}
