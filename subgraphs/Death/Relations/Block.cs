namespace Graph.Death.Relations;

/// <summary>That somebody wants to have nothing to do with somebody: a row of <c>blocks</c>.</summary>
internal sealed class Block
{
    /// <summary>Who blocks.</summary>
    public required Guid BlockerId { get; init; }

    /// <summary>Who is blocked.</summary>
    public required Guid BlockedId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
