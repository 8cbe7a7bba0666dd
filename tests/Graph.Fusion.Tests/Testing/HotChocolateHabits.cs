using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Graph.Fusion.Tests.Testing;

/// <summary>
/// Makes a subgraph answer as a HotChocolate 16 server does: chunked lines that come out of order, a whole batch refused
/// with HTTP 400 for one bad set, an empty 500 for a batch that accepts no lines or where batching is off, and
/// <c>multipart/mixed</c> for whoever accepts anything.
/// </summary>
internal sealed class HotChocolateHabits(TestSubgraph subgraph, bool batches)
{
    private static readonly HttpClient Client = new();

    public async Task AnswerAsync(HttpContext context)
    {
        context.Request.Body.Position = 0;
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var isList = body.RootElement.ValueKind == JsonValueKind.Array;
        JsonElement[] requests = isList ? [.. body.RootElement.EnumerateArray()] : [body.RootElement];
        var isBatch =
            isList || Array.Exists(requests, request => VariablesOf(request).ValueKind == JsonValueKind.Array);
        var accept = context.Request.Headers.Accept.ToString();
        if (accept.Contains("*/*", StringComparison.Ordinal))
        {
            await ScriptedSource.Write(context, "---\r\n", 200, "multipart/mixed; boundary=\"-\"");
            return;
        }

        if (isBatch && (!batches || !accept.Contains("application/jsonl", StringComparison.Ordinal)))
        {
            context.Response.StatusCode = 500;
            return;
        }

        var lines = new List<string>();
        for (var i = 0; i < requests.Length; i++)
        {
            var variables = VariablesOf(requests[i]);
            JsonElement[] sets =
                variables.ValueKind == JsonValueKind.Array ? [.. variables.EnumerateArray()] : [variables];
            for (var j = 0; j < sets.Length; j++)
            {
                var result = await SingleAsync(requests[i].GetProperty("query").GetString()!, sets[j]);
                if (!isBatch)
                {
                    var hasData = result.Contains("\"data\"", StringComparison.Ordinal);
                    await ScriptedSource.Write(context, result, hasData ? 200 : 400);
                    return;
                }

                if (!result.Contains("\"data\"", StringComparison.Ordinal))
                {
                    await ScriptedSource.Write(context, result, 400);
                    return;
                }

                var index = (isList ? $"\"requestIndex\":{i}," : "") + $"\"variableIndex\":{j},";
                lines.Insert(0, "{" + index + result[1..]);
            }
        }

        context.Response.ContentType = "application/jsonl; charset=utf-8";
        foreach (var line in lines)
        {
            await context.Response.WriteAsync(line + "\n");
            await context.Response.Body.FlushAsync();
        }
    }

    private static JsonElement VariablesOf(JsonElement request) =>
        request.TryGetProperty("variables", out var variables) ? variables : default;

    private async Task<string> SingleAsync(string query, JsonElement variables)
    {
        var request =
            variables.ValueKind == JsonValueKind.Undefined
                ? JsonSerializer.Serialize(new { query })
                : JsonSerializer.Serialize(new { query, variables });
        using var message = new HttpRequestMessage(HttpMethod.Post, subgraph.Url)
        {
            Content = new StringContent(request, Encoding.UTF8, "application/json"),
        };
        message.Headers.Add(TestSubgraph.PlainHeader, "1");
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        using var response = await Client.SendAsync(message);
        return (await response.Content.ReadAsStringAsync()).Trim();
    }
}
