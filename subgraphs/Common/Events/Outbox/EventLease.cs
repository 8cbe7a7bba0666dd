namespace Graph.Common.Events.Outbox;

/// <summary>
/// Who may publish a shard, in the table <c>event_lease</c>. It is taken by compare-and-set once it has expired by the
/// database's clock; each new holder gets the next token, which every later statement of the holder checks.
/// </summary>
public sealed class EventLease
{
    /// <summary>The shard.</summary>
    public required int Shard { get; init; }

    /// <summary>The relay that holds it.</summary>
    public required Guid Owner { get; init; }

    /// <summary>Grows with each change of hands.</summary>
    public required long Token { get; init; }

    /// <summary>The end of the shard's stream, as far as it is known here: the number of the last batch.</summary>
    public required long Position { get; init; }

    /// <summary>
    /// The groups that read the stream: what a carrier must know again after it has lost the stream, before anything is
    /// published to it.
    /// </summary>
    public required string[] Groups { get; init; }

    /// <summary>When another relay may take it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
