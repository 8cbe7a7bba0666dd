using Graph.Annotations;

namespace Graph.Fury.Users;

/// <summary>A person on the network.</summary>
/// <param name="Id">The global id.</param>
/// <remarks>War owns the type; Fury knows of a user only who wrote what.</remarks>
[EntityKey("id")]
internal sealed record User([property: ID<User>] Guid Id);
