using System.Text.Json;

namespace Graph.Server;

/// <summary>Takes the request parameters out of a JSON object, or out of each object of a list.</summary>
/// <remarks><see href="https://graphql.github.io/graphql-over-http/draft/#sec-JSON-Encoding"/></remarks>
internal static class RequestParametersReader
{
    private static readonly IReadOnlyList<JsonElement> NoVariables = [default];

    /// <summary>Adds the requests to <paramref name="body"/>, or says what is wrong.</summary>
    public static HttpRequestError? Read(JsonElement json, ParsedBody body, GraphQLHttpOptions options)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            return ReadOne(json, body, options, position: -1);
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            return HttpRequestError.BadRequest(
                "The body must be a JSON object with the member 'query', or a list of such objects."
            );
        }

        var count = json.GetArrayLength();
        if (options.MaxBatchedRequests == 0)
        {
            return HttpRequestError.BadRequest("Batches of requests are not accepted here; send one request.");
        }

        if (count == 0)
        {
            return HttpRequestError.BadRequest("The batch is empty; send at least one request.");
        }

        if (count > options.MaxBatchedRequests)
        {
            return HttpRequestError.Limit(
                400,
                $"The batch holds {count} requests; at most {options.MaxBatchedRequests} are accepted."
            );
        }

        body.IsBatch = true;
        var position = 0;
        foreach (var item in json.EnumerateArray())
        {
            if (ReadOne(item, body, options, position++) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static HttpRequestError? ReadOne(
        JsonElement json,
        ParsedBody body,
        GraphQLHttpOptions options,
        int position
    )
    {
        var where = position < 0 ? "The request" : $"Request {position} of the batch";
        if (json.ValueKind != JsonValueKind.Object)
        {
            return HttpRequestError.BadRequest($"{where} must be a JSON object, not {Describe(json)}.");
        }

        ReadOnlyMemory<byte> document = default;
        string? documentId = null;
        string? operationName = null;
        var variableSets = NoVariables;
        var isVariableBatch = false;
        JsonElement extensions = default;
        foreach (var member in json.EnumerateObject())
        {
            var value = member.Value;
            if (value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            switch (NameOf(member))
            {
                case "query" when value.ValueKind == JsonValueKind.String:
                    document = body.Utf8Of(value);
                    break;
                case "documentId" when value.ValueKind == JsonValueKind.String:
                    documentId = value.GetString();
                    break;
                case "operationName" when value.ValueKind == JsonValueKind.String:
                    operationName = value.GetString();
                    break;
                case "query" or "documentId" or "operationName":
                    return HttpRequestError.BadRequest(
                        $"{where}: '{member.Name}' must be a string, not {Describe(value)}."
                    );
                case "variables" when value.ValueKind == JsonValueKind.Object:
                    variableSets = [value];
                    break;
                case "variables" when value.ValueKind == JsonValueKind.Array && options.MaxVariableSets > 1:
                    if (ReadSets(value, options, where, out variableSets) is { } error)
                    {
                        return error;
                    }

                    body.VariableSets += variableSets.Count;
                    if (body.VariableSets > options.MaxVariableSets)
                    {
                        return HttpRequestError.Limit(
                            400,
                            $"The batch has more than {options.MaxVariableSets} sets of variables, the most that are accepted "
                                + "in all its requests together."
                        );
                    }

                    isVariableBatch = true;
                    break;
                case "variables":
                    return HttpRequestError.BadRequest(
                        $"{where}: 'variables' must be an object, not {Describe(value)}."
                    );
                case "extensions" when value.ValueKind == JsonValueKind.Object:
                    extensions = value;
                    break;
                case "extensions":
                    return HttpRequestError.BadRequest(
                        $"{where}: 'extensions' must be an object, not {Describe(value)}."
                    );
            }
        }

        if (document.IsEmpty && documentId is null && extensions.ValueKind == JsonValueKind.Undefined)
        {
            return HttpRequestError.BadRequest(
                $"{where} has no 'query'. Send a JSON object such as {{\"query\": \"{{ __typename }}\"}}."
            );
        }

        body.Requests.Add(
            new RequestParameters(document, documentId, operationName, variableSets, isVariableBatch, extensions)
        );
        return null;
    }

    // Names without a string each; what is not a parameter of a request is not looked at.
    private static string? NameOf(JsonProperty member) =>
        member.NameEquals("query"u8) ? "query"
        : member.NameEquals("variables"u8) ? "variables"
        : member.NameEquals("operationName"u8) ? "operationName"
        : member.NameEquals("extensions"u8) ? "extensions"
        : member.NameEquals("documentId"u8) || member.NameEquals("id"u8) ? "documentId"
        : null;

    private static HttpRequestError? ReadSets(
        JsonElement list,
        GraphQLHttpOptions options,
        string where,
        out IReadOnlyList<JsonElement> sets
    )
    {
        sets = [];
        var count = list.GetArrayLength();
        if (count == 0)
        {
            return HttpRequestError.BadRequest($"{where}: the list of variable sets is empty; send at least one set.");
        }

        if (count > options.MaxVariableSets)
        {
            return HttpRequestError.Limit(
                400,
                $"{where} has {count} sets of variables; at most {options.MaxVariableSets} are accepted."
            );
        }

        var read = new JsonElement[count];
        var index = 0;
        foreach (var set in list.EnumerateArray())
        {
            if (set.ValueKind != JsonValueKind.Object)
            {
                return HttpRequestError.BadRequest(
                    $"{where}: set {index} of the variables must be an object, not {Describe(set)}."
                );
            }

            read[index++] = set;
        }

        sets = read;
        return null;
    }

    private static string Describe(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "a boolean",
        };
}
