using Graph.Annotations;
using Graph.Fury.Posts;

namespace Graph.Fury.Events;

/// <summary>Something that happened to a post.</summary>
internal sealed record PostEvent
{
    /// <summary>What happened.</summary>
    public required PostEventKind Kind { get; init; }

    /// <summary>The event's place: `after` of `postChanged` takes it to go on from here.</summary>
    public required string Cursor { get; init; }

    /// <summary>The post's id.</summary>
    [ID<Post>]
    public required Guid PostId { get; init; }

    /// <summary>One more for each event of any post.</summary>
    [GraphQLIgnore]
    public required long Sequence { get; init; }
}
