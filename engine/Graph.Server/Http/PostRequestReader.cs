using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

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
        if (CheckHeaders(request) is { } unsupported)
        {
            return (null, unsupported);
        }

        // The limit of this endpoint is the one below; the server's own would end in an answer without a sentence.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
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

    private static HttpRequestError? CheckHeaders(HttpRequest request)
    {
        if (CheckEncoding(request) is { } encoded)
        {
            return encoded;
        }

        var contentType = request.ContentType;
        if (string.IsNullOrEmpty(contentType))
        {
            return Unsupported("The request has no Content-Type. Send the header 'Content-Type: application/json'.");
        }

        if (contentType is "application/json" or "application/json; charset=utf-8")
        {
            return null;
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out var media))
        {
            return Unsupported(
                $"'{contentType}' is not a media type. Send the header 'Content-Type: application/json'."
            );
        }

        // Only JSON: a form or plain text could be sent across sites by a page without asking first (CSRF).
        if (!media.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return Unsupported($"A body of type '{media.MediaType}' is not supported. Send application/json.");
        }

        var charset = HeaderUtilities.RemoveQuotes(media.Charset);
        return
            !charset.HasValue
            || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase)
            ? null
            : Unsupported($"The charset '{charset}' is not supported. Send UTF-8.");
    }

    /// <summary>Refuses a body that is compressed: what it would become is nobody's to know beforehand.</summary>
    internal static HttpRequestError? CheckEncoding(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding;
        return encoding.Count > 0 && !encoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? Unsupported($"The Content-Encoding '{encoding}' is not supported. Send the body uncompressed.")
            : null;
    }

    private static HttpRequestError Unsupported(string message) => new(415, message, Types.ErrorCodes.BadRequest);

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
        var body = new ParsedBody();
        var length = (int)utf8.Length;
        var copy = body.Rent(length);
        utf8.CopyTo(copy);
        var text = copy.AsMemory(0, length);
        if (text.Span.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        var error =
            body.Parse("The body", text, options, out var json) ?? RequestParametersReader.Read(json, body, options);
        if (error is not null)
        {
            body.Dispose();
            return (null, error);
        }

        return (body, null);
    }
}
