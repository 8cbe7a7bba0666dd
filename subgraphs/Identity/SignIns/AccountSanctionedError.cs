using System.Globalization;
using Graph.Annotations;
using Graph.Identity.Sanctions;

namespace Graph.Identity.SignIns;

/// <summary>The password is right, but its owner may not sign in.</summary>
internal sealed class AccountSanctionedError(Sanction sanction)
    : UserError(
        sanction.Until is { } until
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Your account is suspended until {until:yyyy-MM-dd'T'HH:mm:ss'Z'}: {sanction.Reason}"
            )
            : $"Your account is banned: {sanction.Reason}",
        "ACCOUNT_SANCTIONED"
    )
{
    /// <summary>Whether it has an end.</summary>
    public SanctionKind Kind { get; } = sanction.Kind;

    /// <summary>When it ends; null for never.</summary>
    public DateTimeOffset? Until { get; } = sanction.Until;
}
