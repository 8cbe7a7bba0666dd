namespace Graph.Death.Follows;

/// <summary>How many follow a user and how many the user follows: always the number of rows in <c>followers</c>.</summary>
internal sealed class FollowCounts
{
    public required Guid UserId { get; init; }

    public long Followers { get; init; }

    public long Following { get; init; }

    /// <summary>One more with every change, so that readers of events know which count is newer.</summary>
    public long Version { get; init; }
}
