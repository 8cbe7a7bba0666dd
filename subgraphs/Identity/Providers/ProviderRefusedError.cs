using Graph.Annotations;

namespace Graph.Identity.Providers;

/// <summary>The provider does not vouch for the person, or what it says is not to be believed.</summary>
/// <param name="message">Why, and what to do.</param>
internal sealed class ProviderRefusedError(string message) : UserError(message, "PROVIDER_REFUSED", ["input", "code"]);
