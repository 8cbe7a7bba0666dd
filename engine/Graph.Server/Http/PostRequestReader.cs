using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>Reads the GraphQL requests from the body of a POST.</summary>
/// <remarks><see href="https://graphql.github.io/graphql-over-http/draft/#sec-POST"/></remarks>
internal static class PostRequestReader
{
    /// <summary>Reads the body, or says what is wrong with it.</summary>
    public static async ValueTask<(ParsedBody? Body, HttpRequestError? Error)> ReadAsync(
        HttpRequest request,
        GraphQLHttpOptions options,
        CancellationToken cancellationToken
    )
    {
        if (CheckContentType(request) is { } unsupported)
        {
            return (null, unsupported);
        }

        if (request.ContentLength > options.MaxBodyBytes)
        {
            return (null, TooLarge(options));
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > options.MaxBodyBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return (null, TooLarge(options));
            }

            if (read.IsCompleted)
            {
                var parsed = Parse(read.Buffer, options);
                reader.AdvanceTo(read.Buffer.End);
                return parsed;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static HttpRequestError? CheckContentType(HttpRequest request)
    {
        var contentType = request.ContentType;
        if (string.IsNullOrEmpty(contentType))
        {
            return new HttpRequestError(
                415,
                "The request has no Content-Type. Send the header 'Content-Type: application/json'.",
                Types.ErrorCodes.BadRequest
            );
        }

        if (!Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var media))
        {
            return new HttpRequestError(
                415,
                $"'{contentType}' is not a media type. Send the header 'Content-Type: application/json'.",
                Types.ErrorCodes.BadRequest
            );
        }

        // Only JSON: a form or plain text could be sent across sites by a page without asking first (CSRF).
        if (!media.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return new HttpRequestError(
                415,
                $"A body of type '{media.MediaType}' is not supported. Send application/json.",
                Types.ErrorCodes.BadRequest
            );
        }

        return !media.Charset.HasValue || media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? null
            : new HttpRequestError(
                415,
                $"The charset '{media.Charset}' is not supported. Send UTF-8.",
                Types.ErrorCodes.BadRequest
            );
    }

    private static HttpRequestError TooLarge(GraphQLHttpOptions options) =>
        HttpRequestError.Limit(
            413,
            $"The body is larger than {options.MaxBodyBytes:N0} bytes, the most this server reads."
        );

    private static (ParsedBody?, HttpRequestError?) Parse(ReadOnlySequence<byte> utf8, GraphQLHttpOptions options)
    {
        if (utf8.IsEmpty)
        {
            return (
                null,
                HttpRequestError.BadRequest(
                    "The body is empty. Send a JSON object such as {\"query\": \"{ __typename }\"}."
                )
            );
        }

        // The sequence goes back to the server before the response is written, so the text is copied once.
        var copy = utf8.ToArray();
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(copy, new JsonDocumentOptions { MaxDepth = options.MaxJsonDepth });
        }
        catch (JsonException exception)
        {
            return (null, HttpRequestError.BadRequest(JsonErrorText.Describe("The body", exception)));
        }

        var body = new ParsedBody();
        var error = RequestParametersReader.Read(body.Keep(json), body, options);
        if (error is not null)
        {
            body.Dispose();
            return (null, error);
        }

        return (body, null);
    }
}
