using Graph.Annotations;

namespace Graph.Identity.Accounts;

/// <summary>What only the person who asks may see of themselves.</summary>
[ObjectType("Viewer")]
internal sealed class ViewerAccount
{
    /// <summary>The global id.</summary>
    [ID<ViewerAccount>]
    public required Guid Id { get; init; }

    /// <summary>The e-mail address that the person signs in with.</summary>
    public required string Email { get; init; }

    /// <summary>Whether the person has shown that the address is theirs.</summary>
    public required bool EmailVerified { get; init; }

    /// <summary>When the person signed up.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the person is; everybody is a user.</summary>
    public required IReadOnlyList<RoleName> Roles { get; init; }

    /// <summary>What their roles allow beyond what everybody may, such as <c>roles:assign</c>.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }
}
