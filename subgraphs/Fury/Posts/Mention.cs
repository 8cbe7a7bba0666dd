namespace Graph.Fury.Posts;

/// <summary>That a post names somebody, as <c>@handle</c>; whom the handle belonged to when the post was published.</summary>
internal sealed class Mention
{
    public required Guid PostId { get; init; }

    public required Guid UserId { get; init; }
}
