using Graph.Annotations;

namespace Graph.Identity.SignIns;

/// <summary>Who changes how they sign in must have signed in lately: whoever holds a stolen access token has not.</summary>
internal sealed class RecentSignInRequiredError()
    : UserError(
        $"Sign in again first: this needs a session that began within the last {RecentSignIn.Window.TotalMinutes:0} minutes.",
        "RECENT_SIGN_IN_REQUIRED"
    );
