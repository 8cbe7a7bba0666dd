using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Graph.Server;

/// <summary>Chooses the media type of a response by the request's <c>Accept</c>.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9110#name-accept"/></remarks>
internal static class ContentNegotiation
{
    /// <summary>
    /// The format that the client likes best. No header and wildcards mean <c>application/json</c>, which every client
    /// understands; of equals the first named wins.
    /// </summary>
    /// <param name="accept">The header's values.</param>
    /// <param name="batch">True if the response is a batch, which can be sent line by line.</param>
    public static ResponseFormat Choose(StringValues accept, bool batch)
    {
        if (StringValues.IsNullOrEmpty(accept))
        {
            return ResponseFormat.Json;
        }

        var best = ResponseFormat.NotAcceptable;
        var bestQuality = 0.0;
        foreach (var header in accept)
        {
            var rest = header.AsSpan();
            while (!rest.IsEmpty)
            {
                var comma = rest.IndexOf(',');
                var entry = comma < 0 ? rest : rest[..comma];
                rest = comma < 0 ? default : rest[(comma + 1)..];
                var format = FormatOf(MediaType(entry), batch);
                if (format == ResponseFormat.NotAcceptable)
                {
                    continue;
                }

                var quality = QualityOf(entry);
                if (quality > bestQuality)
                {
                    best = format;
                    bestQuality = quality;
                }
            }
        }

        return best;
    }

    private static ReadOnlySpan<char> MediaType(ReadOnlySpan<char> entry)
    {
        var semicolon = entry.IndexOf(';');
        return (semicolon < 0 ? entry : entry[..semicolon]).Trim();
    }

    private static ResponseFormat FormatOf(ReadOnlySpan<char> mediaType, bool batch) =>
        mediaType switch
        {
            _ when Is(mediaType, "application/json") => ResponseFormat.Json,
            _ when Is(mediaType, "application/graphql-response+json") => ResponseFormat.GraphQLResponse,
            _ when Is(mediaType, "application/jsonl") && batch => ResponseFormat.JsonLines,
            _ when Is(mediaType, "*/*") || Is(mediaType, "application/*") => ResponseFormat.Json,
            _ => ResponseFormat.NotAcceptable,
        };

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
                && double.TryParse(parameter[2..], CultureInfo.InvariantCulture, out var quality)
            )
            {
                return quality;
            }
        }

        return 1;
    }
}
