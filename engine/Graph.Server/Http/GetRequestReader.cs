using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Graph.Server;

/// <summary>Reads a GraphQL query from the URL of a GET.</summary>
/// <remarks><see href="https://graphql.github.io/graphql-over-http/draft/#sec-GET"/></remarks>
internal static class GetRequestReader
{
    private static readonly string[] Names = ["query", "operationName", "variables", "extensions", "documentId"];

    /// <summary>Reads the URL's parameters, or says what is wrong with them.</summary>
    public static (ParsedBody? Body, HttpRequestError? Error) Read(HttpRequest request, GraphQLHttpOptions options)
    {
        var error = CheckContentType(request) ?? CheckNames(request.Query);
        if (error is not null)
        {
            return (null, error);
        }

        var body = new ParsedBody();
        error = Read(request.Query, body, options);
        if (error is not null)
        {
            body.Dispose();
            return (null, error);
        }

        return (body, null);
    }

    private static HttpRequestError? Read(IQueryCollection query, ParsedBody body, GraphQLHttpOptions options)
    {
        if (ReadObject(query, "variables", body, options, out var variables) is { } badVariables)
        {
            return badVariables;
        }

        if (ReadObject(query, "extensions", body, options, out var extensions) is { } badExtensions)
        {
            return badExtensions;
        }

        var document = query["query"].ToString();
        var documentId = query["documentId"].ToString();
        if (document.Length == 0 && documentId.Length == 0 && extensions.ValueKind == JsonValueKind.Undefined)
        {
            return HttpRequestError.BadRequest(
                "The URL has no parameter 'query'. Append ?query={__typename}, or send a POST."
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
        return null;
    }

    // A GET that carries an odd content type is how cross-site requests slip past guards that look only at POST.
    private static HttpRequestError? CheckContentType(HttpRequest request) =>
        string.IsNullOrEmpty(request.ContentType)
        || MediaTypeHeaderValue.TryParse(request.ContentType, out var media)
            && media.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            ? null
            : new HttpRequestError(
                415,
                $"A GET with the Content-Type '{request.ContentType}' is not accepted; leave the header out.",
                Types.ErrorCodes.BadRequest
            );

    private static HttpRequestError? CheckNames(IQueryCollection query)
    {
        foreach (var name in Names)
        {
            if (query[name].Count > 1)
            {
                return HttpRequestError.BadRequest(
                    $"The URL has the parameter '{name}' {query[name].Count} times; send it once."
                );
            }
        }

        return null;
    }

    private static HttpRequestError? ReadObject(
        IQueryCollection query,
        string name,
        ParsedBody body,
        GraphQLHttpOptions options,
        out JsonElement json
    )
    {
        json = default;
        var text = query[name].ToString();
        if (text.Length == 0 || text == "null")
        {
            return null;
        }

        var error = body.Parse($"The parameter '{name}'", Encoding.UTF8.GetBytes(text), options, out json);
        return error is null && json.ValueKind != JsonValueKind.Object
            ? HttpRequestError.BadRequest($"The parameter '{name}' must be a JSON object.")
            : error;
    }
}
