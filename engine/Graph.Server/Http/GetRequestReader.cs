using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>Reads a GraphQL query from the URL of a GET.</summary>
/// <remarks><see href="https://graphql.github.io/graphql-over-http/draft/#sec-GET"/></remarks>
internal static class GetRequestReader
{
    /// <summary>Reads the URL's parameters, or says what is wrong with them.</summary>
    public static (ParsedBody? Body, HttpRequestError? Error) Read(HttpRequest request, GraphQLHttpOptions options)
    {
        // A GET that carries an odd content type is how cross-site requests slip past guards that look only at POST.
        if (
            !string.IsNullOrEmpty(request.ContentType)
            && !request.ContentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
        )
        {
            return (
                null,
                new HttpRequestError(
                    415,
                    $"A GET with the Content-Type '{request.ContentType}' is not accepted; leave the header out.",
                    Types.ErrorCodes.BadRequest
                )
            );
        }

        var query = request.Query;
        var document = query["query"].ToString();
        var documentId = query["documentId"].ToString();
        var body = new ParsedBody();
        if (ReadObject(query["variables"], "variables", body, options, out var variables) is { } badVariables)
        {
            body.Dispose();
            return (null, badVariables);
        }

        if (ReadObject(query["extensions"], "extensions", body, options, out var extensions) is { } badExtensions)
        {
            body.Dispose();
            return (null, badExtensions);
        }

        if (document.Length == 0 && documentId.Length == 0 && extensions.ValueKind == JsonValueKind.Undefined)
        {
            body.Dispose();
            return (
                null,
                HttpRequestError.BadRequest(
                    "The URL has no parameter 'query'. Append ?query={__typename}, or send a POST."
                )
            );
        }

        var operationName = query["operationName"].ToString();
        body.Requests.Add(
            new RequestParameters(
                Encoding.UTF8.GetBytes(document),
                documentId.Length == 0 ? null : documentId,
                operationName.Length == 0 ? null : operationName,
                [variables],
                IsVariableBatch: false,
                extensions
            )
        );
        return (body, null);
    }

    private static HttpRequestError? ReadObject(
        string? text,
        string name,
        ParsedBody body,
        GraphQLHttpOptions options,
        out JsonElement json
    )
    {
        json = default;
        if (string.IsNullOrEmpty(text) || text == "null")
        {
            return null;
        }

        try
        {
            json = body.Keep(JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = options.MaxJsonDepth }));
        }
        catch (JsonException exception)
        {
            return HttpRequestError.BadRequest(JsonErrorText.Describe($"The parameter '{name}'", exception));
        }

        return json.ValueKind == JsonValueKind.Object
            ? null
            : HttpRequestError.BadRequest($"The parameter '{name}' must be a JSON object.");
    }
}
