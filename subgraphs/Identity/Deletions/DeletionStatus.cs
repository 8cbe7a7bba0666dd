namespace Graph.Identity.Deletions;

/// <summary>How far a deletion is.</summary>
internal enum DeletionStatus
{
    /// <summary>It can be cancelled still.</summary>
    Scheduled,

    /// <summary>Services remove what they hold of the person.</summary>
    Running,

    /// <summary>Nothing is left.</summary>
    Done,
}
