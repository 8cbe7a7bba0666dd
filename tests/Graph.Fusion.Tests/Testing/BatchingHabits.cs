using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Graph.Fusion.Tests.Testing;

/// <summary>How a server takes batches; single requests all take.</summary>
internal enum BatchingHabit
{
    /// <summary>Lines in any order; one bad set of variables refuses the whole batch with HTTP 400. HotChocolate with batching.</summary>
    LinesOutOfOrder,

    /// <summary>A list of results in the order of the requests.</summary>
    List,

    /// <summary>Lists of requests are refused, lists of variables are not.</summary>
    VariablesOnly,

    /// <summary>HTTP 200 with errors and no data.</summary>
    ErrorsWithoutData,

    /// <summary>HTTP 400 with a page of HTML.</summary>
    BadRequestPage,

    /// <summary>HTTP 415.</summary>
    UnsupportedMediaType,

    /// <summary>HTTP 500 without a body. HotChocolate without batching.</summary>
    EmptyServerError,

    /// <summary>Events instead of lines.</summary>
    EventStream,
}

/// <summary>
/// A server of <c>type Query { item(id: ID!): Item @lookup @internal } type Item { id: ID! name: String }</c> with one of the
/// habits that servers have. An id that begins with <c>bad</c> is a mistake of the variables.
/// </summary>
internal static class BatchingHabits
{
    public const string Sdl =
        """type Query { item(id: ID!): Item @lookup @internal } type Item @key(fields: "id") { id: ID! name: String twin(x: Int): String }""";

    public static Task Answer(HttpContext context, string body, BatchingHabit habit)
    {
        using var json = JsonDocument.Parse(body);
        var isList = json.RootElement.ValueKind == JsonValueKind.Array;
        JsonElement[] requests = isList ? [.. json.RootElement.EnumerateArray()] : [json.RootElement];
        var isBatch = isList || requests[0].GetProperty("variables").ValueKind == JsonValueKind.Array;
        if (isBatch)
        {
            switch (habit)
            {
                case BatchingHabit.ErrorsWithoutData:
                    return ScriptedSource.Write(context, Errors("no lists here"));
                case BatchingHabit.BadRequestPage:
                    return ScriptedSource.Write(context, "<html>Bad Request</html>", 400, "text/html");
                case BatchingHabit.UnsupportedMediaType:
                    return ScriptedSource.Write(context, "", 415, "text/plain");
                case BatchingHabit.EmptyServerError:
                case BatchingHabit.LinesOutOfOrder when !AcceptsLines(context):
                    return ScriptedSource.Write(context, "", 500, "text/plain");
                case BatchingHabit.VariablesOnly when isList:
                    return ScriptedSource.Write(context, Errors("no lists of requests here"), 400);
            }
        }

        var results = new List<string>();
        for (var i = 0; i < requests.Length; i++)
        {
            var variables = requests[i].GetProperty("variables");
            JsonElement[] sets =
                variables.ValueKind == JsonValueKind.Array ? [.. variables.EnumerateArray()] : [variables];
            for (var j = 0; j < sets.Length; j++)
            {
                if (Result(requests[i].GetProperty("query").GetString()!, sets[j]) is not { } members)
                {
                    return ScriptedSource.Write(context, Errors("a variable is no good"), 400);
                }

                var index = (isList ? $"\"requestIndex\":{i}," : "") + $"\"variableIndex\":{j},";
                results.Add($"{{{(isBatch && habit != BatchingHabit.List ? index : "")}{members}}}");
            }
        }

        if (!isBatch)
        {
            return ScriptedSource.Write(context, results[0]);
        }

        results.Reverse();
        switch (habit)
        {
            case BatchingHabit.List:
                results.Reverse();
                return ScriptedSource.Write(context, $"[{string.Join(',', results)}]", 200, "application/json");
            case BatchingHabit.EventStream:
                return ScriptedSource.Write(
                    context,
                    string.Concat(results.Select(result => $"event: next\r\ndata: {result}\r\n\r\n"))
                        + ": keep alive\n\nevent: complete\ndata:\n\n",
                    200,
                    "text/event-stream"
                );
            default:
                return ScriptedSource.Write(context, string.Join('\n', results), 200, "application/jsonl");
        }
    }

    private static bool AcceptsLines(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("application/jsonl", StringComparison.Ordinal);

    private static string Errors(string message) => $$"""{"errors":[{"message":"{{message}}"}]}""";

    private static string? Result(string query, JsonElement variables)
    {
        var id = variables.EnumerateObject().First().Value.GetString()!;
        if (id.StartsWith("bad", StringComparison.Ordinal))
        {
            return null;
        }

        var members = new StringBuilder();
        foreach (var field in (string[])["id", "name", "twin"])
        {
            if (query.Contains(field, StringComparison.Ordinal))
            {
                members
                    .Append(members.Length > 0 ? "," : "")
                    .Append($"\"{field}\":\"{(field == "id" ? id : $"{field} of {id}")}\"");
            }
        }

        return "\"data\":{\"item\":{" + members + "}}";
    }
}
