using Graph.Annotations;

namespace Graph.Identity.SignIns;

/// <summary>The password is right, but nobody has shown yet that the address is theirs.</summary>
internal sealed class EmailNotVerifiedError()
    : UserError(
        "Confirm your e-mail address first: a message with what to do was sent to it just now.",
        "EMAIL_NOT_VERIFIED",
        ["input", "email"]
    );
