namespace Graph.Death.Relations;

/// <summary>That somebody waits for the consent of a private account to follow it: a row of <c>follow_requests</c>.</summary>
internal sealed class FollowRequest
{
    /// <summary>Who wants to follow.</summary>
    public required Guid FollowerId { get; init; }

    /// <summary>Whom; they answer.</summary>
    public required Guid FollowingId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
