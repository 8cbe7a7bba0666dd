using Graph.Annotations;

namespace Graph.Common.Errors;

/// <summary>Nobody is signed in, and this needs somebody.</summary>
/// <param name="message">What to sign in for.</param>
[Shareable]
public sealed class UnauthenticatedError(string message) : UserError(message, "UNAUTHENTICATED");
