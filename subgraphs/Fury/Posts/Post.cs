namespace Graph.Fury.Posts;

/// <summary>A text that a user has published.</summary>
internal sealed class Post
{
    public required Guid Id { get; init; }

    /// <summary>The author.</summary>
    public required Guid UserId { get; init; }

    public required string Content { get; init; }

    public PostVisibility Visibility { get; init; }

    /// <summary>How many users like the post: always the number of its rows in <c>likes</c>.</summary>
    public long Likes { get; init; }

    /// <summary>An image in object storage.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>1 when created, one more with every edit.</summary>
    public int Revision { get; init; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Deleted posts stay for a while, and nobody sees them.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
