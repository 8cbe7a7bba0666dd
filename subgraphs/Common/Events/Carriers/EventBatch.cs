namespace Graph.Common.Events.Carriers;

/// <summary>A batch of events on its way.</summary>
/// <param name="Json">The events, as <see cref="EventJson"/> writes them.</param>
/// <param name="TraceParent">The W3C <c>traceparent</c> of the span that sends it, if it is traced.</param>
/// <param name="TraceState">The W3C <c>tracestate</c> that belongs to it.</param>
public readonly record struct EventBatch(
    ReadOnlyMemory<byte> Json,
    string? TraceParent = null,
    string? TraceState = null
);
