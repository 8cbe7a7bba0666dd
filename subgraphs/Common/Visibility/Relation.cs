namespace Graph.Common.Visibility;

/// <summary>What somebody has to do with somebody else, in that direction: a copy of what Death says.</summary>
/// <remarks>A row stays when nothing is left of it, because its version tells what comes late.</remarks>
public sealed class Relation
{
    /// <summary>Who follows, blocks or mutes.</summary>
    public required Guid FromId { get; init; }

    /// <summary>Whom.</summary>
    public required Guid ToId { get; init; }

    /// <summary>Whether the one follows the other; of a private account, whether that was accepted.</summary>
    public bool Follows { get; init; }

    /// <summary>Whether the one blocks the other: then neither sees the other.</summary>
    public bool Blocks { get; init; }

    /// <summary>Whether the one has muted the other: their posts are in no list for the one.</summary>
    public bool Mutes { get; init; }

    /// <summary>When the mute ends; null for one without an end.</summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>Death's version of the two; -1 while it is made anew.</summary>
    public long Version { get; init; }
}
