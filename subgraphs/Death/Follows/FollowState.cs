namespace Graph.Death.Follows;

/// <summary>Whether the viewer follows somebody.</summary>
internal enum FollowState
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>They have asked, and wait for consent.</summary>
    Requested,

    /// <summary>They do.</summary>
    Following,
}
