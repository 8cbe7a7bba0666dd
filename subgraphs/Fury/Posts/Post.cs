using Graph.Annotations;

namespace Graph.Fury.Posts;

/// <summary>A text that a user has published.</summary>
[EntityKey("id"), Node]
internal sealed class Post
{
    /// <summary>The global id.</summary>
    [ID<Post>]
    public required Guid Id { get; init; }

    /// <summary>The author.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The text, 1 to 2,000 characters.</summary>
    public required string Content { get; init; }

    /// <summary>Who may see it.</summary>
    public PostVisibility Visibility { get; init; }

    /// <summary>How many users like the post: always the number of its rows in <c>likes</c>.</summary>
    public long Likes { get; init; }

    /// <summary>An image in object storage.</summary>
    [GraphQLIgnore]
    public string? ImageUrl { get; init; }

    /// <summary>1 when created, one more with every edit.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>When it was published.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last edited; null if never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Deleted posts stay for a while, and nobody sees them.</summary>
    [GraphQLIgnore]
    public DateTimeOffset? DeletedAt { get; init; }
}
