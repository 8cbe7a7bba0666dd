using Graph.Death.Follows;

namespace Graph.Death.Relations;

/// <summary>Everything between the viewer and somebody else that decides what the viewer may do next.</summary>
internal sealed record Relationship
{
    /// <summary>The viewer.</summary>
    public required Guid ViewerId { get; init; }

    /// <summary>The other one.</summary>
    public required Guid OtherId { get; init; }

    /// <summary>The viewer's account; null if Death knows none.</summary>
    public required Party? Viewer { get; init; }

    /// <summary>The other one's account; null if Death knows none.</summary>
    public required Party? Other { get; init; }

    /// <summary>From the viewer to the other one.</summary>
    public required Relation Outgoing { get; init; }

    /// <summary>From the other one to the viewer.</summary>
    public required Relation Incoming { get; init; }

    /// <summary>How many accounts the viewer has asked and waits for.</summary>
    public required int ViewerRequests { get; init; }

    /// <summary>How often something has changed between the two.</summary>
    public required long Version { get; init; }

    /// <summary>One of the two.</summary>
    /// <param name="State">As Identity says: <c>ACTIVE</c>, or why they take no part.</param>
    /// <param name="IsPrivate">Whether following needs their consent.</param>
    internal sealed record Party(string State, bool IsPrivate)
    {
        public bool IsActive => State == GraphUser.Active;
    }
}
