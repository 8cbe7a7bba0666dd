using System.Text.Json;

namespace Graph.Server;

/// <summary>Says in a sentence where a JSON text is broken.</summary>
internal static class JsonErrorText
{
    // The library quotes a word that is no literal whole, and a word may be as long as the body.
    private const int MaxReason = 200;
    private const int KeptAtEnd = 70;

    /// <summary>One sentence with line and column, both from 1.</summary>
    public static string Describe(string what, JsonException exception)
    {
        // The library's own message ends with the same position, counted from 0: keep only what comes before it.
        var message = exception.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? message : message[..end]).Trim();
        // Too deep is not malformed, and the library tells the two apart only by its words.
        var complaint = reason.Contains("maximum configured depth", StringComparison.Ordinal)
            ? "nests too deep"
            : "is not valid JSON";
        var position = $"line {(exception.LineNumber ?? 0) + 1}, column {(exception.BytePositionInLine ?? 0) + 1}";
        return $"{what} {complaint} ({position}): {Shorten(reason)}";
    }

    private static string Shorten(string reason) =>
        reason.Length <= MaxReason ? reason : $"{reason[..(MaxReason - KeptAtEnd)]}…{reason[^KeptAtEnd..]}";
}
