using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>A front end: sends operations to the gateway as one user, or as nobody.</summary>
internal sealed class GraphClient(Uri address, string? token)
{
    // One pool of connections for all: clients differ in what they send.
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>Runs an operation.</summary>
    public Task<Answer> Ask(string query, object? variables = null) =>
        Send(JsonContent.Create(new { query, variables }));

    /// <summary>Sends a body as it is.</summary>
    public Task<Answer> Send(string body) =>
        Send(new StringContent(body, new MediaTypeHeaderValue("application/json")));

    /// <summary>Sends a body as it is.</summary>
    public async Task<Answer> Send(HttpContent body, bool expectContinue = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.ExpectContinue = expectContinue;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        using var json = Parse(text, response);
        return new Answer(response.StatusCode, text, json.RootElement.Clone());
    }

    private static JsonDocument Parse(string text, HttpResponseMessage response)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            throw new InvalidOperationException($"HTTP {(int)response.StatusCode}, and no JSON: '{text}'.");
        }
    }
}
