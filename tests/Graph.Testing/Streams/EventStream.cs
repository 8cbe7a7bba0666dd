using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Graph.Testing;

/// <summary>An operation over Server-Sent Events, read event by event.</summary>
public sealed class EventStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _lines;

    private EventStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _lines = new StreamReader(body, Encoding.UTF8);
    }

    /// <summary>The status of the response.</summary>
    public HttpStatusCode Status => _response.StatusCode;

    /// <summary>The headers of the response and of its content.</summary>
    public (HttpResponseHeaders Response, HttpContentHeaders Content) Headers =>
        (_response.Headers, _response.Content.Headers);

    /// <summary>Sends an operation, and returns when the headers of the answer are there.</summary>
    public static async Task<EventStream> OpenAsync(
        HttpClient client,
        Uri endpoint,
        string query,
        string? token = null,
        string? acceptEncoding = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"),
            Headers = { { "Accept", "text/event-stream" } },
        };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (acceptEncoding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        }

        using var patience = new CancellationTokenSource(Patience);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        return new EventStream(response, await response.Content.ReadAsStreamAsync(patience.Token));
    }

    /// <summary>The next event as <c>name data</c>; null at the end. Comments are passed over.</summary>
    public async Task<string?> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        string name = "";
        string? data = null;
        while (await _lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Length == 0 && data is not null)
            {
                return $"{name} {data}".TrimEnd();
            }

            if (line.StartsWith("event:", StringComparison.Ordinal))
            {
                name = line[6..].Trim();
            }
            else if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                data += line[5..].Trim();
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lines.Dispose();
        _response.Dispose();
    }
}
