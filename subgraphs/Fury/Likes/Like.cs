namespace Graph.Fury.Likes;

/// <summary>That a user likes a post; once per user and post.</summary>
internal sealed class Like
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required Guid PostId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
