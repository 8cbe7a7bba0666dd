using Graph.Annotations;

namespace Graph.Identity.SignIns;

/// <summary>Nobody has an account with this address and this password. Which of the two is wrong is not said.</summary>
internal sealed class InvalidCredentialsError()
    : UserError("The e-mail address or the password is wrong.", "INVALID_CREDENTIALS");
