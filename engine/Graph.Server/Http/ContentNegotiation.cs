using System.Globalization;
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
                var entry = TakeEntry(ref rest);
                position++;
                Note(wishes, MediaType(entry), QualityOf(entry), position, batch);
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
    private static void Note(Span<Wish> wishes, ReadOnlySpan<char> mediaType, double quality, int position, bool batch)
    {
        if (Is(mediaType, "application/json"))
        {
            Note(ref wishes[(int)ResponseFormat.Json], Exact, quality, position);
        }
        else if (Is(mediaType, "application/graphql-response+json"))
        {
            Note(ref wishes[(int)ResponseFormat.GraphQLResponse], Exact, quality, position);
        }
        else if (Is(mediaType, "application/jsonl"))
        {
            if (batch)
            {
                Note(ref wishes[(int)ResponseFormat.JsonLines], Exact, quality, position);
            }
        }
        else if (Is(mediaType, "text/event-stream"))
        {
            if (!batch)
            {
                Note(ref wishes[(int)ResponseFormat.EventStream], Exact, quality, position);
            }
        }
        else if (Is(mediaType, "*/*") || Is(mediaType, "application/*"))
        {
            var exactness = mediaType[0] == '*' ? Anything : AnyApplication;
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

    // A comma inside quotes belongs to a parameter.
    private static ReadOnlySpan<char> TakeEntry(ref ReadOnlySpan<char> rest)
    {
        var quoted = false;
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    var entry = rest[..i];
                    rest = rest[(i + 1)..];
                    return entry;
            }
        }

        var last = rest;
        rest = default;
        return last;
    }

    private static ReadOnlySpan<char> MediaType(ReadOnlySpan<char> entry)
    {
        var semicolon = entry.IndexOf(';');
        return (semicolon < 0 ? entry : entry[..semicolon]).Trim();
    }

    private static bool Is(ReadOnlySpan<char> mediaType, string name) =>
        mediaType.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static double QualityOf(ReadOnlySpan<char> entry)
    {
        var semicolon = entry.IndexOf(';');
        while (semicolon >= 0)
        {
            entry = entry[(semicolon + 1)..];
            semicolon = entry.IndexOf(';');
            var parameter = (semicolon < 0 ? entry : entry[..semicolon]).Trim();
            if (
                parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
                && double.TryParse(
                    parameter[2..],
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var quality
                )
            )
            {
                return Math.Clamp(quality, 0, 1);
            }
        }

        return 1;
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
