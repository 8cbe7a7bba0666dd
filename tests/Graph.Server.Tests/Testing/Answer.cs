using System.Net.Http.Headers;

namespace Graph.Server.Tests.Testing;

/// <summary>An answer, read to its end.</summary>
internal sealed record Answer(int Status, string? ContentType, string Body, HttpContentHeaders Headers, bool IsChunked)
{
    /// <summary>The methods that are allowed instead.</summary>
    public string Allow => string.Join(", ", Headers.Allow.Order(StringComparer.Ordinal));

    /// <summary>The lines of a JSON Lines answer.</summary>
    public string[] Lines => Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(),
            response.Content.Headers,
            response.Headers.TransferEncodingChunked == true
        );
}
