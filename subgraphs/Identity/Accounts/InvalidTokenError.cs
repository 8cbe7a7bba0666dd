using Graph.Annotations;

namespace Graph.Identity.Accounts;

/// <summary>A token that was sent is not, or no longer, good.</summary>
/// <param name="message">Why that may be, and how to get another.</param>
/// <param name="path">The part of the input.</param>
internal sealed class InvalidTokenError(string message, params string[] path)
    : UserError(message, "INVALID_TOKEN", path);
