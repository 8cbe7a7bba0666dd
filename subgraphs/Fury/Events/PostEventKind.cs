namespace Graph.Fury.Events;

/// <summary>
/// What happened to a post. More kinds will come: whoever meets one that it does not know reads the post again.
/// </summary>
internal enum PostEventKind
{
    /// <summary>A counter of the post changed.</summary>
    CountsChanged,

    /// <summary>The post was deleted; the subscription ends with this event.</summary>
    Deleted,
}
