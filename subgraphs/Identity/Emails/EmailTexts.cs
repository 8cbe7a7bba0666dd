namespace Graph.Identity.Emails;

/// <summary>What messages say.</summary>
internal sealed class EmailTexts(IdentitySettings settings)
{
    /// <summary>How long what came in a message is good.</summary>
    public static TimeSpan LifetimeOf(EmailKind kind) =>
        kind == EmailKind.Verify ? TimeSpan.FromHours(24) : TimeSpan.FromHours(1);

    /// <summary>The subject and the text of a message.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="token">The token in it; null for those without.</param>
    public (string Subject, string Text) Of(EmailKind kind, string? token) =>
        kind switch
        {
            EmailKind.Verify => (
                "Confirm your e-mail address",
                Lines(
                    "Somebody has signed up with this e-mail address.",
                    "If it was you, confirm the address within 24 hours:",
                    Link("verify-email", token),
                    "If it was not you, do nothing: without it nobody can sign in with your address."
                )
            ),
            EmailKind.AlreadyRegistered => (
                "You have an account already",
                Lines(
                    "Somebody has tried to sign up with this e-mail address, which has an account already.",
                    "If it was you, sign in, or reset your password if you do not remember it.",
                    "If it was not you, do nothing: your account is as it was."
                )
            ),
            EmailKind.ResetPassword => (
                "Set another password",
                Lines(
                    "Somebody has asked to set another password for the account with this e-mail address.",
                    "If it was you, set it within the hour:",
                    Link("reset-password", token),
                    "If it was not you, do nothing: your password stays as it is."
                )
            ),
            EmailKind.PasswordChanged => (
                "Your password was changed",
                Lines(
                    "The password of your account was changed, and whoever was signed in elsewhere no longer is.",
                    "If it was not you, reset your password now."
                )
            ),
            EmailKind.ChangeEmail => (
                "Confirm your new e-mail address",
                Lines(
                    "Somebody wants to sign in with this e-mail address from now on.",
                    "If it was you, confirm the address within the hour:",
                    Link("change-email", token),
                    "If it was not you, do nothing: nobody can sign in with your address."
                )
            ),
            EmailKind.EmailChanged => (
                "Your e-mail address was changed",
                Lines(
                    "From now on you sign in with another e-mail address, to which messages go, too.",
                    "If it was not you, somebody else has your password: write to those who run this network."
                )
            ),
            EmailKind.SecondFactorAdded => (
                "An authenticator app was added",
                Lines(
                    "From now on a code of your authenticator app is asked for when you sign in.",
                    "If it was not you, reset your password now."
                )
            ),
            EmailKind.SecondFactorRemoved => (
                "The authenticator app was removed",
                Lines(
                    "From now on no code of an authenticator app is asked for when you sign in.",
                    "If it was not you, reset your password now."
                )
            ),
            EmailKind.DeletionScheduled => (
                "Your account will be deleted",
                Lines(
                    $"You have asked for your account to be deleted. Nobody sees it any more, and in {settings.DeletionGrace.TotalDays:0} "
                        + "days everything is removed, for good.",
                    "Until then you can sign in and cancel it. After that there is no other message.",
                    "If it was not you, sign in, cancel it and set another password."
                )
            ),
            EmailKind.DeletionCancelled => (
                "Your account stays",
                Lines("Your account is not deleted after all, and everybody sees it as before.")
            ),
            EmailKind.SignInWayAdded => (
                "A way to sign in was added",
                Lines(
                    "From now on you can also sign in by a provider that was linked to your account just now.",
                    "If it was not you, reset your password now, and remove what you do not know from your account."
                )
            ),
            EmailKind.SignInWayRemoved => (
                "A way to sign in was removed",
                Lines(
                    "A provider, by which you could sign in until now, was removed from your account.",
                    "If it was not you, reset your password now."
                )
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private string Link(string page, string? token) =>
        settings.WebAddress is { } web ? $"{web.AbsoluteUri.TrimEnd('/')}/{page}?token={token}" : $"Token: {token}";

    private static string Lines(params string[] lines) => string.Join("\n\n", lines) + "\n";
}
