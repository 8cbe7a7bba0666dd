using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Graph.Fuzz.Generators;
using Graph.Server;
using HttpRequestError = Graph.Server.HttpRequestError;

namespace Graph.Fuzz.Targets;

/// <summary>The server's readers of request bodies and of WebSocket messages.</summary>
internal sealed class JsonTarget : FuzzTarget
{
    private static readonly GraphQLHttpOptions Options = new();

    private static readonly Gen<string> Request = JsonTexts.ObjectWith(
        ("query", Texts.Json),
        ("variables", JsonTexts.Value),
        ("operationName", Texts.Json),
        ("extensions", JsonTexts.ObjectWith(("persistedQuery", JsonTexts.Value))),
        ("documentId", Texts.Json),
        ("id", Texts.Json),
        ("type", Gen.Elements("\"subscribe\"", "\"complete\"", "\"ping\"", "\"connection_init\"")),
        ("payload", JsonTexts.ObjectWith(("query", Texts.Json)))
    );

    private static readonly Gen<string> Batch =
        from requests in Request.ArrayOf()
        select $"[{string.Join(',', requests)}]";

    public override string Name => "json";

    public override string Claim =>
        "Bodies and messages are JSON exactly where System.Text.Json says so, and are read as it reads them; or they are "
        + "refused with a sentence.";

    public override byte[] Generate(Random random) =>
        Encoding.UTF8.GetBytes(
            random.Next(4) == 0 ? random.From(Batch, 3) : random.From(random.Next(3) == 0 ? JsonTexts.Value : Request)
        );

    public override string Run(byte[] input)
    {
        using var expected = TryParse(input);
        using var body = new ParsedBody();
        var error = body.Parse("The body", input, Options, out var json);
        FuzzFailureException.ThrowUnless(
            error is null == (expected is not null && CanReadStrings(input, expected.RootElement)),
            "A body is accepted that is no JSON, or refused though it is.",
            () => $"{error}\nSystem.Text.Json: {(expected is null ? "no JSON" : "JSON")}"
        );
        if (error is not null)
        {
            return CheckError(error, "malformed");
        }

        CheckMessage(json, expected!.RootElement);
        if (RequestParametersReader.Read(json, body, Options) is { } problem)
        {
            return CheckError(problem, $"{json.ValueKind} refused");
        }

        CheckRequests(expected.RootElement, body);
        return $"{body.Requests.Count} requests {body.Requests[0]}".Split("Document")[0];
    }

    private static string CheckError(HttpRequestError error, string kind)
    {
        FuzzFailureException.ThrowUnless(
            error.Status is >= 400 and < 500 && error.Message.Length is > 10 and < 2_000,
            "A body is refused without a proper reason.",
            error.ToString
        );
        return $"{kind} {error.Code} {string.Concat(error.Message.Where(char.IsAsciiLetter)).AsSpan(0, 10)}";
    }

    private static JsonDocument? TryParse(byte[] input)
    {
        try
        {
            return JsonDocument.Parse(input, new JsonDocumentOptions { MaxDepth = Options.MaxJsonDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What the framework's parser lets pass, and its strings then throw on: explained in Utf8JsonText.
    private static bool CanReadStrings(byte[] input, JsonElement json)
    {
        try
        {
            ReadStrings(json);
            return System.Text.Unicode.Utf8.IsValid(input);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void ReadStrings(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    ReadStrings(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    _ = member.Name;
                    ReadStrings(member.Value);
                }

                break;
        }
    }

    private static void CheckMessage(JsonElement json, JsonElement expected)
    {
        var message = SocketMessage.Read(json);
        var (type, id) =
            expected.ValueKind == JsonValueKind.Object ? (Last(expected, "type"), Last(expected, "id")) : default;
        FuzzFailureException.ThrowUnless(
            message.Type == TextOf(type) && message.Id == TextOf(id) && message.Problem.Length > 10,
            "A WebSocket message is read wrongly.",
            message.ToString
        );
    }

    private static void CheckRequests(JsonElement json, ParsedBody body)
    {
        JsonElement[] objects = json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [json];
        FuzzFailureException.ThrowUnless(
            objects.Length == body.Requests.Count && body.IsBatch == (json.ValueKind == JsonValueKind.Array),
            "A body has another number of requests.",
            () => $"{body.Requests.Count} of {objects.Length}"
        );
        for (var i = 0; i < objects.Length; i++)
        {
            var request = body.Requests[i];
            var variables = LastGiven(objects[i], "variables");
            JsonElement[] sets = variables.ValueKind switch
            {
                JsonValueKind.Array => [.. variables.EnumerateArray()],
                _ => [variables],
            };
            FuzzFailureException.ThrowUnless(
                Encoding.UTF8.GetString(request.Document.Span) == (TextOf(LastGiven(objects[i], "query")) ?? "")
                    && request.OperationName == TextOf(LastGiven(objects[i], "operationName"))
                    && request.DocumentId == TextOf(LastGiven(objects[i], "documentId", "id"))
                    && AreSame(request.Extensions, LastGiven(objects[i], "extensions"))
                    && request.VariableSets.Count == sets.Length
                    && request.VariableSets.Zip(sets).All(pair => AreSame(pair.First, pair.Second)),
                "The parameters of a request are read wrongly.",
                request.ToString
            );
        }
    }

    private static JsonElement Last(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value : default;

    // The last one that is not null, as if nulls were not there.
    private static JsonElement LastGiven(JsonElement json, params string[] names)
    {
        JsonElement last = default;
        foreach (var member in json.EnumerateObject())
        {
            if (names.Contains(member.Name) && member.Value.ValueKind != JsonValueKind.Null)
            {
                last = member.Value;
            }
        }

        return last;
    }

    private static string? TextOf(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    private static bool AreSame(JsonElement actual, JsonElement expected) =>
        actual.ValueKind == expected.ValueKind
        && (actual.ValueKind == JsonValueKind.Undefined || actual.GetRawText() == expected.GetRawText());
}
