namespace Graph.Identity.Accounts;

/// <summary>That somebody is something. A row of <c>user_roles</c>.</summary>
internal sealed class AccountRole
{
    public Guid UserId { get; init; }

    public required int RoleId { get; init; }

    public Role Role { get; init; } = null!;
}
