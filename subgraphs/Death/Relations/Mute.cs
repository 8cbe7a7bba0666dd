namespace Graph.Death.Relations;

/// <summary>That somebody does not want to read somebody in their feeds: a row of <c>mutes</c>. Nobody else notices.</summary>
internal sealed class Mute
{
    /// <summary>Who mutes.</summary>
    public required Guid MuterId { get; init; }

    /// <summary>Who is muted.</summary>
    public required Guid MutedId { get; init; }

    /// <summary>When it ends; null for never. A mute that has ended says nothing any more.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether what the muted person reposts of others is hidden as well.</summary>
    public bool Reposts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
