namespace Graph.Common.Events.Inbox;

/// <summary>
/// An event that a consumer could not consume, in the table <c>dead_letters</c>; and every later event of the same aggregate,
/// which waits behind it. Other aggregates go on.
/// </summary>
public sealed class DeadLetter
{
    /// <summary>It is tried again at <see cref="NextTryAt"/>.</summary>
    public const string Waiting = "WAITING";

    /// <summary>It waits for an earlier event of its aggregate.</summary>
    public const string Held = "HELD";

    /// <summary>It has been tried often enough: a person looks at it, and replays or discards it.</summary>
    public const string Dead = "DEAD";

    /// <summary>The consumer.</summary>
    public required string Consumer { get; init; }

    /// <summary>The event.</summary>
    public required Guid EventId { get; init; }

    /// <summary>What it is about.</summary>
    public required Guid AggregateId { get; init; }

    /// <summary>Its place among the events of the aggregate.</summary>
    public required long Sequence { get; init; }

    /// <summary>The contract.</summary>
    public required string Type { get; init; }

    /// <summary>The event as it came, as JSON.</summary>
    public required string Envelope { get; init; }

    /// <summary><see cref="Waiting"/>, <see cref="Held"/> or <see cref="Dead"/>.</summary>
    public required string State { get; init; }

    /// <summary>How often it has been tried.</summary>
    public required int Tries { get; init; }

    /// <summary>Why it failed the last time.</summary>
    public string? Error { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ParkedAt { get; init; }

    /// <summary>When it is tried again, if it waits.</summary>
    public DateTimeOffset? NextTryAt { get; init; }
}
