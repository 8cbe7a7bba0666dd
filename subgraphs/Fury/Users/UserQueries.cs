using Graph.Annotations;

namespace Graph.Fury.Users;

/// <summary>How the gateway comes from a user to the user's posts.</summary>
[QueryType]
internal static class UserQueries
{
    /// <summary>The user with this id; says nothing about whether there is one.</summary>
    /// <param name="id">The user's id.</param>
    [Lookup, Internal, BatchResolver]
    public static IReadOnlyList<User?> UserById([ID<User>] IReadOnlyList<Guid> id) =>
        [.. id.Select(key => new User(key))];
}
