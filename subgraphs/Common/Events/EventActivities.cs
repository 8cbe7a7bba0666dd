using System.Diagnostics;
using Graph.Common.Events.Carriers;
using Graph.Common.Events.Inbox;

namespace Graph.Common.Events;

/// <summary>
/// The spans of events. What an event makes happen belongs to the trace of the request that made the event happen; a batch may
/// have events of many requests, so it goes on with the first one's trace and is linked to the others.
/// </summary>
/// <remarks>
/// Names and attributes are those of the
/// <see href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">conventions for messaging</see>.
/// </remarks>
internal static class EventActivities
{
    /// <summary>More links than this say no more, and are cut by most collectors.</summary>
    private const int MaxLinks = 100;

    private static readonly ActivitySource Source = new(EventMetrics.Name);

    /// <summary>A span for handing a batch to the carrier; the carrier brings it to those who consume the batch.</summary>
    public static Activity? StartSend(IEventBus bus, EventStream stream, IReadOnlyList<EventEnvelope> events)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var (first, links) = ContextsOf(events);
        var activity = Source.StartActivity(
            $"send {stream.Source}",
            ActivityKind.Producer,
            first,
            links: links.Count > 1 ? links : null
        );
        Describe(activity, "send", stream.Source, events);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("messaging.system", bus.Kind);
            activity.SetTag("messaging.destination.partition.id", $"{stream.Shard}");
        }

        return activity;
    }

    /// <summary>A span for what a consumer does about events.</summary>
    /// <param name="consumer">The consumer.</param>
    /// <param name="events">The events.</param>
    /// <param name="sent">The span that has sent them; none for what was put aside.</param>
    public static Activity? StartProcess(
        EventConsumer consumer,
        IReadOnlyList<EventEnvelope> events,
        ActivityContext sent = default
    )
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var (parent, links) = ContextsOf(events);
        if (links.Count <= 1)
        {
            links.Clear();
        }

        if (sent != default)
        {
            // The sender stands between the request and this, unless the batch began with somebody else's event.
            if (parent == default || parent.TraceId == sent.TraceId)
            {
                parent = sent;
            }
            else
            {
                links.Add(new ActivityLink(sent));
            }
        }

        var activity = Source.StartActivity(
            $"process {consumer.Name}",
            ActivityKind.Consumer,
            parent,
            links: links.Count > 0 ? links : null
        );
        Describe(activity, "process", events[0].Source, events);
        activity?.SetTag("messaging.consumer.group.name", consumer.Name);
        return activity;
    }

    /// <summary>The span that has sent a batch; none where it was not traced.</summary>
    public static ActivityContext ContextOf(EventBatch batch) =>
        ActivityContext.TryParse(batch.TraceParent, batch.TraceState, isRemote: true, out var context)
            ? context
            : default;

    private static (ActivityContext First, List<ActivityLink> All) ContextsOf(IReadOnlyList<EventEnvelope> events)
    {
        ActivityContext first = default;
        var links = new List<ActivityLink>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            // Several events of one request are one link.
            if (
                links.Count < MaxLinks
                && e.TraceParent is not null
                && seen.Add(e.TraceParent)
                && ActivityContext.TryParse(e.TraceParent, e.TraceState, isRemote: true, out var context)
            )
            {
                first = links.Count == 0 ? context : first;
                links.Add(new ActivityLink(context));
            }
        }

        return (first, links);
    }

    private static void Describe(
        Activity? activity,
        string operation,
        string destination,
        IReadOnlyList<EventEnvelope> events
    )
    {
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("messaging.operation.name", operation);
            activity.SetTag("messaging.operation.type", operation);
            activity.SetTag("messaging.destination.name", destination);
            activity.SetTag("messaging.batch.message_count", events.Count);
        }
    }
}
