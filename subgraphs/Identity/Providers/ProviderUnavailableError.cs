using Graph.Annotations;

namespace Graph.Identity.Providers;

/// <summary>The provider does not answer. Other ways to sign in work.</summary>
/// <param name="message">What happened.</param>
internal sealed class ProviderUnavailableError(string message) : UserError(message, "PROVIDER_UNAVAILABLE");
