namespace Graph.Common.Events.Inbox;

/// <summary>How a consumer makes sure that an event that comes twice has one effect.</summary>
public enum Idempotency
{
    /// <summary>
    /// By a row in the inbox for each event, in the transaction of the effect: for what adds (a notification, an impression).
    /// </summary>
    Inbox,

    /// <summary>
    /// By itself: it compares <see cref="EventEnvelope.Sequence"/> with what it has, and takes only what is newer. For what
    /// keeps the latest state; it costs no row per event.
    /// </summary>
    Version,
}
