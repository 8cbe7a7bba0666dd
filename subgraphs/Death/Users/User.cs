using Graph.Annotations;

namespace Graph.Death.Users;

/// <summary>A person on the network.</summary>
/// <param name="Id">The global id.</param>
/// <remarks>War owns the type; Death knows of a user only who follows whom.</remarks>
[EntityKey("id")]
internal sealed record User([property: ID<User>] Guid Id);
