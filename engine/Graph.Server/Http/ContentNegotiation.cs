using Microsoft.Extensions.Primitives;

namespace Graph.Server;

/// <summary>Chooses the media type of a response by the request's <c>Accept</c>.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9110#name-accept"/></remarks>
internal static class ContentNegotiation
{
    private const int Exact = 3;
    private const int AnyApplication = 2;
    private const int Anything = 1;

    /// <summary>
    /// The format that the client likes best. No header and wildcards mean <c>application/json</c>, which every client
    /// understands; of equals the one named exactly wins, then the one named first. An event stream is for whoever accepts
    /// nothing else.
    /// </summary>
    /// <param name="accept">The header's values.</param>
    /// <param name="batch">True if the response is a batch, which can be sent line by line.</param>
    public static ResponseFormat Choose(StringValues accept, bool batch)
    {
        if (StringValues.IsNullOrEmpty(accept))
        {
            return ResponseFormat.Json;
        }

        Span<Wish> wishes = stackalloc Wish[5];
        wishes.Clear();
        var position = 0;
        foreach (var header in accept)
        {
            var rest = header.AsSpan();
            while (!rest.IsEmpty)
            {
                var entry = MediaRange.Take(ref rest);
                position++;
                Note(wishes, entry, position, batch);
            }
        }

        var best = ResponseFormat.NotAcceptable;
        foreach (
            var format in (ReadOnlySpan<ResponseFormat>)
                [ResponseFormat.Json, ResponseFormat.GraphQLResponse, ResponseFormat.JsonLines]
        )
        {
            var wish = wishes[(int)format];
            if (wish.Quality > 0 && (best == ResponseFormat.NotAcceptable || wish.IsBetterThan(wishes[(int)best])))
            {
                best = format;
            }
        }

        // Gateways name it among others for whatever they ask; who wants the stream for itself names nothing else.
        return best == ResponseFormat.NotAcceptable && wishes[(int)ResponseFormat.EventStream].Quality > 0
            ? ResponseFormat.EventStream
            : best;
    }

    // A range concerns every format that it matches; the most exact range about a format decides about it.
    private static void Note(Span<Wish> wishes, MediaRange range, int position, bool batch)
    {
        var quality = range.Quality;
        if (range.Is("application/json"))
        {
            Note(ref wishes[(int)ResponseFormat.Json], Exact, quality, position);
        }
        else if (range.Is("application/graphql-response+json"))
        {
            Note(ref wishes[(int)ResponseFormat.GraphQLResponse], Exact, quality, position);
        }
        else if (range.Is("application/jsonl"))
        {
            if (batch)
            {
                Note(ref wishes[(int)ResponseFormat.JsonLines], Exact, quality, position);
            }
        }
        else if (range.Is("text/event-stream"))
        {
            if (!batch)
            {
                Note(ref wishes[(int)ResponseFormat.EventStream], Exact, quality, position);
            }
        }
        else if (range.Is("*/*") || range.Is("application/*"))
        {
            var exactness = range.Is("*/*") ? Anything : AnyApplication;
            Note(ref wishes[(int)ResponseFormat.Json], exactness, quality, position);
            Note(ref wishes[(int)ResponseFormat.GraphQLResponse], exactness, quality, position);
        }
    }

    private static void Note(ref Wish wish, int exactness, double quality, int position)
    {
        if (exactness > wish.Exactness)
        {
            wish = new Wish(exactness, quality, position);
        }
    }

    /// <summary>What the client says about one format.</summary>
    private readonly record struct Wish(int Exactness, double Quality, int Position)
    {
        public bool IsBetterThan(Wish other) =>
            Quality != other.Quality ? Quality > other.Quality
            : Exactness != other.Exactness ? Exactness > other.Exactness
            : Position < other.Position;
    }
}
