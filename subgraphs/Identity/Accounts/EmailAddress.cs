using System.Diagnostics.CodeAnalysis;
using Graph.Common.Errors;

namespace Graph.Identity.Accounts;

/// <summary>An e-mail address of ASCII, as mail servers everywhere take it (RFC 5321, section 4.1.2, without quotes and literals).</summary>
internal static class EmailAddress
{
    private const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const int MaxLabelLength = 63;

    /// <summary>Trims and checks an address.</summary>
    public static bool TryRead(
        string text,
        string field,
        [NotNullWhen(true)] out string? address,
        [NotNullWhen(false)] out ValidationError? error
    )
    {
        address = text.Length > MaxLength * 2 ? null : text.Trim();
        error =
            address is not null && IsAddress(address)
                ? null
                : new ValidationError(
                    $"The {field} is not an e-mail address such as ada@example.com, with letters, digits and signs of ASCII.",
                    "EMAIL",
                    "input",
                    field
                );
        address = error is null ? address : null;
        return error is null;
    }

    /// <summary>By what an address is unique and found.</summary>
    public static string KeyOf(string address) => address.ToLowerInvariant();

    private static bool IsAddress(ReadOnlySpan<char> address)
    {
        var at = address.LastIndexOf('@');
        if (address.Length > MaxLength || at is < 1 or > MaxLocalLength)
        {
            return false;
        }

        return IsLocalPart(address[..at]) && IsDomain(address[(at + 1)..]);
    }

    private static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var c in local)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.Length is 0 or > MaxLabelLength || label[0] == '-' || label[^1] == '-')
            {
                return false;
            }

            foreach (var c in label)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                {
                    return false;
                }
            }

            labels++;
        }

        return labels > 1;
    }
}
