namespace Graph.Identity.Accounts;

/// <summary>What somebody may be. A row of <c>roles</c>; the three are part of the schema of the database.</summary>
internal sealed class Role
{
    public const int AdminId = 1;
    public const int ModeratorId = 2;
    public const int UserId = 3;

    public const string Admin = "admin";
    public const string Moderator = "moderator";
    public const string User = "user";

    /// <summary>How high the highest of some roles is.</summary>
    public static int RankOf(IReadOnlyCollection<string> roles) =>
        roles.Contains(Admin) ? 2
        : roles.Contains(Moderator) ? 1
        : 0;

    public required int Id { get; init; }

    public required string Name { get; init; }
}
