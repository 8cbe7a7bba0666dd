using Graph.Annotations.Pagination;
using Graph.Types;

namespace Graph.Annotations.Tests.Sample;

/// <summary>Who may see a post.</summary>
internal enum PostVisibility
{
    /// <summary>Everybody.</summary>
    Public,
    OnlyMe,
}

internal enum ImageSize
{
    Small,
    Medium,
}

/// <summary>What can be reacted to.</summary>
[InterfaceType]
internal interface IReactable
{
    /// <summary>How many reactions it has.</summary>
    int ReactionCount { get; }
}

[UnionType("QuotedPost")]
internal interface IQuotedPost;

/// <summary>Something that somebody said.</summary>
/// <param name="Id">The global id.</param>
/// <param name="Content">The text, in <see cref="string"/> form.</param>
[EntityKey("id"), Node]
internal sealed record Post([property: ID<Post>] Guid Id, string Content, DateTimeOffset CreatedAt)
    : IReactable,
        IQuotedPost
{
    [GraphQLIgnore]
    public Guid AuthorId { get; init; }

    public PostVisibility Visibility { get; init; }

    public int ReactionCount { get; init; }

    /// <summary>What it is about.</summary>
    public IReadOnlyList<string?>? Tags { get; init; }

    [GraphQLDeprecated("since 2026-12; use content")]
    public string Text =>
        Content.Length == 0 ? throw new InvalidOperationException("A secret of the server.") : Content;
}

internal sealed record UnavailablePost(string Reason) : IQuotedPost;

/// <summary>A person, of whom this subgraph knows no more than the id.</summary>
[EntityKey("id")]
internal sealed record User([property: ID] Guid Id);

/// <summary>A follow in a list.</summary>
internal sealed class FollowEdge(User? node, string cursor, DateTimeOffset followedAt) : Edge<User?>(node, cursor)
{
    /// <summary>When it began.</summary>
    public DateTimeOffset FollowedAt { get; } = followedAt;
}

[Shareable]
internal sealed class ValidationError(string message, string rule, IReadOnlyList<string>? path = null)
    : UserError(message, "VALIDATION", path)
{
    /// <summary>Which rule was broken.</summary>
    public string Rule { get; } = rule;
}

[Shareable]
internal sealed class NotFoundError(string message) : UserError(message, "NOT_FOUND");

internal sealed record PollInput(IReadOnlyList<string> Options, DateTimeOffset ClosesAt, bool IsMultiple = false);

/// <summary>What to change of a post.</summary>
internal sealed class EditPostInput
{
    [ID<Post>]
    public required Guid PostId { get; init; }

    /// <summary>Absent leaves it as it is.</summary>
    public Optional<string?> Content { get; init; }

    public Optional<PostVisibility?> Visibility { get; init; }

    [DefaultValue(7)]
    public int Limit { get; init; }
}

[OneOf]
internal sealed record PostByInput([property: ID<Post>] Guid? Id, string? Slug);
