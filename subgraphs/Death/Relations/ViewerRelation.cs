namespace Graph.Death.Relations;

/// <summary>What the viewer and somebody else have to do with each other, as the viewer may know it.</summary>
internal sealed record ViewerRelation
{
    public required Guid UserId { get; init; }

    /// <summary>Whether the viewer follows them.</summary>
    public bool Follows { get; init; }

    /// <summary>Whether the viewer waits for their consent.</summary>
    public bool Requests { get; init; }

    /// <summary>Whether they follow the viewer.</summary>
    public bool FollowsViewer { get; init; }

    /// <summary>Whether the viewer blocks them.</summary>
    public bool Blocks { get; init; }

    /// <summary>Whether the viewer mutes them now.</summary>
    public bool Mutes { get; init; }

    /// <summary>Whether they take part, and neither of the two blocks the other.</summary>
    public bool CanFollow { get; init; }
}
