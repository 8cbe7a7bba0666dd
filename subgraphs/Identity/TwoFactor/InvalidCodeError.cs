using Graph.Annotations;

namespace Graph.Identity.TwoFactor;

/// <summary>A code is wrong, too old, or was used before.</summary>
internal sealed class InvalidCodeError()
    : UserError(
        "The code is wrong, too old, or was used before: wait for the next one.",
        "INVALID_CODE",
        ["input", "code"]
    );
