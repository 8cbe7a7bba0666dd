namespace Graph.War.Profiles;

/// <summary>How many follow somebody who has no profile yet, in the table <c>follower_counts</c>.</summary>
internal sealed class FollowerCount
{
    public required Guid UserId { get; init; }

    public long Followers { get; init; }

    /// <summary>The version of Death's count.</summary>
    public long Version { get; init; }
}
