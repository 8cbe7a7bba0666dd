using Graph.Annotations;

namespace Graph.Death.Users;

/// <summary>A person on the network.</summary>
/// <param name="Id">The global id.</param>
/// <remarks>War owns the type; Death knows of a user only who follows whom.</remarks>
[EntityKey("id")]
internal sealed record User([property: ID<User>] Guid Id)
{
    /// <summary>The ids of users, for data loaders.</summary>
    public static Guid[] IdsOf(IReadOnlyList<User> users)
    {
        var ids = new Guid[users.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = users[i].Id;
        }

        return ids;
    }
}
