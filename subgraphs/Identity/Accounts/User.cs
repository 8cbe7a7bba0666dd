using Graph.Annotations;

namespace Graph.Identity.Accounts;

/// <summary>A person on the network.</summary>
/// <param name="Id">The global id.</param>
/// <remarks>War owns the type; Identity knows how the person signs in, and tells it nobody else.</remarks>
[EntityKey("id")]
internal sealed record User([property: ID<User>] Guid Id);
