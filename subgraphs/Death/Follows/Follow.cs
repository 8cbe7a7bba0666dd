namespace Graph.Death.Follows;

/// <summary>That one user follows another: a row of <c>followers</c>.</summary>
internal sealed class Follow
{
    /// <summary>Who follows.</summary>
    public required Guid FollowerId { get; init; }

    /// <summary>Who is followed.</summary>
    public required Guid FollowingId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
