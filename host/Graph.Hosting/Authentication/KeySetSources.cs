using System.Text;
using System.Text.Json;

namespace Graph.Hosting.Authentication;

/// <summary>The key sets that a setting names: sets themselves, files and URLs, with semicolons between them.</summary>
internal static class KeySetSources
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Takes a setting apart.</summary>
    public static IReadOnlyList<IKeySetSource> Parse(string? setting)
    {
        var sources = new List<IKeySetSource>();
        var rest = (setting ?? "").Trim().TrimStart(';').TrimStart();
        while (rest.Length > 0)
        {
            var length = LengthOfFirst(rest);
            var first = rest[..length].Trim();
            sources.Add(
                first.StartsWith('{') ? new Text(first)
                : IsUrl(first) ? new Url(new Uri(first))
                : new TextFile(first)
            );
            rest = rest[length..].TrimStart().TrimStart(';').TrimStart();
        }

        return sources;
    }

    private static int LengthOfFirst(string text)
    {
        if (text.StartsWith('{'))
        {
            try
            {
                // A set may hold semicolons itself: it ends where its JSON does.
                var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
                reader.Read();
                reader.Skip();
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)[..(int)reader.BytesConsumed]).Length;
            }
            catch (JsonException)
            {
                return text.Length;
            }
        }

        var end = text.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? text.Length : end;
    }

    private static bool IsUrl(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private sealed class Text(string json) : IKeySetSource
    {
        public Task<string> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(json);
    }

    private sealed class TextFile(string path) : IKeySetSource
    {
        public Task<string> ReadAsync(CancellationToken cancellationToken) =>
            File.ReadAllTextAsync(path, cancellationToken);
    }

    private sealed class Url(Uri address) : IKeySetSource
    {
        public Task<string> ReadAsync(CancellationToken cancellationToken) =>
            Http.GetStringAsync(address, cancellationToken);
    }
}
