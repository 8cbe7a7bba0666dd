using Graph.Annotations;

namespace Graph.Identity.TwoFactor;

/// <summary>The password is right, and a code is needed besides.</summary>
internal sealed class SecondFactorRequiredError()
    : UserError(
        "Send the code of your authenticator app as well, or one of your recovery codes.",
        "SECOND_FACTOR_REQUIRED",
        ["input", "code"]
    );
