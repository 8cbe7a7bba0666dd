using Graph.Annotations;

namespace Graph.Identity.Accounts;

/// <summary>What somebody may be.</summary>
[GraphQLName("Role")]
internal enum RoleName
{
    /// <summary>Somebody who takes part.</summary>
    User,

    /// <summary>Somebody who sees to it that rules are kept.</summary>
    Moderator,

    /// <summary>Somebody who runs the network.</summary>
    Admin,
}
