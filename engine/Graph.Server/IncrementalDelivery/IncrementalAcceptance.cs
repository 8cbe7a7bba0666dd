using Graph.Execution;
using Microsoft.Extensions.Primitives;

namespace Graph.Server;

/// <summary>How a client takes a response that comes in parts.</summary>
/// <param name="Container">What carries the parts; <see cref="ResponseFormat.NotAcceptable"/> if nothing may.</param>
/// <param name="Delivery">The format of the parts.</param>
internal readonly record struct IncrementalAcceptance(ResponseFormat Container, IncrementalDeliveryFormat Delivery)
{
    /// <summary>The client takes a response only as a whole.</summary>
    public static readonly IncrementalAcceptance None = new(
        ResponseFormat.NotAcceptable,
        IncrementalDeliveryFormat.None
    );

    private static readonly IncrementalAcceptance ByDefault = new(
        ResponseFormat.Multipart,
        IncrementalDeliveryFormat.PathBased
    );

    /// <summary>Reads the header of a request that is no batch.</summary>
    /// <param name="accept">The header's values.</param>
    /// <param name="single">What <see cref="ContentNegotiation"/> chose for a response that comes at once.</param>
    /// <remarks>
    /// <c>multipart/mixed</c>, alone or with <c>deferSpec=20220824</c>, means the path-based format, with
    /// <c>incrementalSpec=v0.2</c> the one by ids; of several the one that is liked best counts, if it is liked no less than
    /// JSON. Nothing but <c>*/*</c>, or nothing at all, means <c>multipart/mixed</c>: that is what Banana Cake Pop sends. An
    /// event stream or JSON lines carry the parts for whoever accepts nothing else.
    /// </remarks>
    public static IncrementalAcceptance Read(StringValues accept, ResponseFormat single)
    {
        if (StringValues.IsNullOrEmpty(accept))
        {
            return ByDefault;
        }

        var best = None;
        var (quality, jsonQuality) = (0d, 0d);
        var (entries, wildcards) = (0, 0);
        var other = None;
        foreach (var header in accept)
        {
            var rest = header.AsSpan();
            while (!rest.IsEmpty)
            {
                var entry = MediaRange.Take(ref rest);
                entries++;
                if (entry.Is("*/*"))
                {
                    wildcards += entry.Quality > 0 ? 1 : 0;
                }
                else if (entry.Is("application/json") || entry.Is("application/graphql-response+json"))
                {
                    jsonQuality = Math.Max(jsonQuality, entry.Quality);
                }
                else if (entry.Is("multipart/mixed"))
                {
                    if (
                        entry.Quality > quality
                        && DeliveryOf(entry, IncrementalDeliveryFormat.PathBased) is var delivery
                        && delivery != IncrementalDeliveryFormat.None
                    )
                    {
                        quality = entry.Quality;
                        best = new IncrementalAcceptance(ResponseFormat.Multipart, delivery);
                    }
                }
                else if (ContainerOf(entry) is var container && IsFor(container, single) && entry.Quality > 0)
                {
                    other = new IncrementalAcceptance(container, DeliveryOf(entry, IncrementalDeliveryFormat.IdBased));
                }
            }
        }

        return single == ResponseFormat.EventStream ? other
            : quality > 0 && quality >= jsonQuality ? best
            : entries == 1 && wildcards == 1 ? ByDefault
            : other;
    }

    private static ResponseFormat ContainerOf(MediaRange entry) =>
        entry.Is("text/event-stream") ? ResponseFormat.EventStream
        : entry.Is("application/jsonl") ? ResponseFormat.JsonLines
        : ResponseFormat.NotAcceptable;

    private static bool IsFor(ResponseFormat container, ResponseFormat single) =>
        container == ResponseFormat.EventStream
            ? single == ResponseFormat.EventStream
            : container == ResponseFormat.JsonLines && single == ResponseFormat.NotAcceptable;

    // Another number of a specification, or another specification (of subscriptions, say), is not spoken here.
    private static IncrementalDeliveryFormat DeliveryOf(MediaRange entry, IncrementalDeliveryFormat byDefault)
    {
        var delivery = byDefault;
        while (entry.TakeParameter(out var name, out var value))
        {
            if (name.EndsWith("Spec", StringComparison.OrdinalIgnoreCase))
            {
                delivery = IncrementalSpecification.Find(name, value);
            }
        }

        return delivery;
    }
}
