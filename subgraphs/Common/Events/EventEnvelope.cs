using System.Text.Json;

namespace Graph.Common.Events;

/// <summary>An event as it travels: what happened, with everything that is true of every event.</summary>
public sealed record EventEnvelope
{
    /// <summary>The event's own id; on the way a TypeID, <c>event_…</c>. Repetitions of an event have the same id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The contract: <c>death.counts.changed</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The version of the contract.</summary>
    public required int TypeVersion { get; init; }

    /// <summary>What it is about; order is kept within it.</summary>
    public required Guid AggregateId { get; init; }

    /// <summary>
    /// The version of the aggregate that the change made: it grows with every event of the aggregate (several events of one
    /// change may share it). A consumer that keeps the latest state compares it.
    /// </summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened, UTC, to the microsecond.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The W3C <c>traceparent</c> of the request that made it happen, if there was one.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The W3C <c>tracestate</c> that belongs to it.</summary>
    public string? TraceState { get; init; }

    /// <summary>The contract's record as JSON.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>The service whose event it is: the first part of the type.</summary>
    public string Source => SourceOf(Type);

    /// <summary>The service whose events have this type: <c>death</c> for <c>death.counts.changed</c>.</summary>
    public static string SourceOf(string type)
    {
        var dot = type.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? type : type[..dot];
    }
}
