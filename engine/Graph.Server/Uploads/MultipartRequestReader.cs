using System.Buffers;
using System.Globalization;
using Graph.Execution;
using Graph.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Graph.Server;

/// <summary>
/// Reads a multipart request: the part <c>operations</c> is what a JSON body would be, <c>map</c> says which of its nulls
/// are files, and the files follow. They come in this order, so that nothing is kept that nobody asked for.
/// </summary>
/// <remarks><see href="https://github.com/jaydenseric/graphql-multipart-request-spec"/></remarks>
internal static class MultipartRequestReader
{
    // https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1
    private const int MaxBoundaryLength = 70;
    private const int ChunkSize = 64 * 1024;

    /// <summary>Whether a request says that it is one.</summary>
    public static bool IsMultipart(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads the body, or says what is wrong with it. The files live as long as the request.</summary>
    public static async ValueTask<(ParsedBody? Body, HttpRequestError? Error)> ReadAsync(
        HttpContext context,
        GraphQLHttpOptions options,
        GraphQLUploadOptions uploads,
        CancellationToken cancellationToken
    )
    {
        var request = context.Request;
        if ((CheckPreflight(request, uploads) ?? PostRequestReader.CheckEncoding(request)) is { } refused)
        {
            return (null, refused);
        }

        if (BoundaryOf(request) is not { } boundary)
        {
            return (
                null,
                HttpRequestError.BadRequest(
                    "The Content-Type names no boundary of 1 to 70 characters. Let the client make it: do not set the "
                        + "header yourself."
                )
            );
        }

        if (request.ContentLength > uploads.MaxBodyBytes)
        {
            return (null, PartReader.TooLarge(uploads));
        }

        // The limits of the parts are those of this endpoint; the server's own would end in an answer without a sentence.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        var parts = new PartReader(
            new MultipartReader(boundary, request.Body)
            {
                HeadersCountLimit = uploads.MaxPartHeaders,
                HeadersLengthLimit = uploads.MaxPartHeaderBytes,
            },
            uploads
        );
        var body = new ParsedBody();
        var files = new UploadedFiles();
        context.Response.RegisterForDispose(files);
        var error = await ReadAsync(parts, body, files, options, uploads, cancellationToken);
        if (error is null)
        {
            return (body, null);
        }

        body.Dispose();
        return (null, error);
    }

    private static HttpRequestError? CheckPreflight(HttpRequest request, GraphQLUploadOptions uploads)
    {
        foreach (var header in uploads.PreflightHeaders)
        {
            if (request.Headers.ContainsKey(header))
            {
                return null;
            }
        }

        return new HttpRequestError(
            StatusCodes.Status403Forbidden,
            "A multipart request needs the header "
                + string.Join(" or ", uploads.PreflightHeaders.Select(header => $"'{header}: 1'"))
                + ", which a form of another site cannot send (CSRF).",
            ErrorCodes.Forbidden
        );
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var media)
        && HeaderUtilities.RemoveQuotes(media.Boundary) is { Length: > 0 and <= MaxBoundaryLength } boundary
            ? boundary.ToString()
            : null;

    private static async ValueTask<HttpRequestError?> ReadAsync(
        PartReader parts,
        ParsedBody body,
        UploadedFiles files,
        GraphQLHttpOptions options,
        GraphQLUploadOptions uploads,
        CancellationToken cancellationToken
    )
    {
        var (operations, error) = await ReadTextAsync(
            "operations",
            parts,
            body,
            options.MaxBodyBytes,
            cancellationToken
        );
        if (
            error is not null
            || (error = body.Parse("The part 'operations'", operations, options, out var request)) is not null
            || (error = RequestParametersReader.Read(request, body, options)) is not null
        )
        {
            return error;
        }

        (var mapText, error) = await ReadTextAsync("map", parts, body, uploads.MaxMapBytes, cancellationToken);
        if (error is not null || (error = body.Parse("The part 'map'", mapText, options, out var mapJson)) is not null)
        {
            return error;
        }

        (var map, error) = UploadMap.Read(mapJson, request, uploads);
        return map is null
            ? error
            : await ReadFilesAsync(parts, map, files, uploads, cancellationToken)
                ?? Distribute(map, files, body, operations);
    }

    private static async ValueTask<(ReadOnlyMemory<byte> Text, HttpRequestError? Error)> ReadTextAsync(
        string name,
        PartReader parts,
        ParsedBody body,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        var part = await parts.NextAsync(cancellationToken);
        if (part is null || part.Name != name)
        {
            return (
                default,
                parts.Error
                    ?? HttpRequestError.BadRequest(
                        $"The part '{name}' is not where it belongs"
                            + (part is null ? "" : $"; there is '{UploadMap.Shorten(part.Name)}'")
                            + ". A multipart request has the parts 'operations', 'map' and then its files, in this order."
                    )
            );
        }

        // One byte more tells whether there is more than may be.
        var buffer = new byte[Math.Min(maxBytes, ChunkSize) + 1];
        var length = 0;
        while (true)
        {
            var read = await parts.FillAsync(part, buffer.AsMemory(length), cancellationToken);
            if (read < 0)
            {
                return (default, parts.Error);
            }

            length += read;
            if (length > maxBytes)
            {
                return (
                    default,
                    HttpRequestError.Limit(
                        StatusCodes.Status413PayloadTooLarge,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"The part '{name}' is larger than {maxBytes:N0} bytes, the most this server reads."
                        )
                    )
                );
            }

            if (length < buffer.Length)
            {
                return (buffer.AsMemory(0, length), null);
            }

            Array.Resize(ref buffer, (int)Math.Min(maxBytes + 1L, buffer.Length * 2L));
        }
    }

    private static async ValueTask<HttpRequestError?> ReadFilesAsync(
        PartReader parts,
        UploadMap map,
        UploadedFiles files,
        GraphQLUploadOptions uploads,
        CancellationToken cancellationToken
    )
    {
        while (await parts.NextAsync(cancellationToken) is { } part)
        {
            var name = UploadMap.Shorten(part.Name);
            if (!map.Places.ContainsKey(part.Name))
            {
                return HttpRequestError.BadRequest($"The part '{name}' is not in the map.");
            }

            if (part.FileName is null)
            {
                return HttpRequestError.BadRequest($"The part '{name}' has no filename, so it is no file.");
            }

            if (files.Contains(part.Name))
            {
                return HttpRequestError.BadRequest($"The part '{name}' is there twice.");
            }

            if (await KeepAsync(part, parts, files, uploads, cancellationToken) is { } error)
            {
                return error;
            }
        }

        return parts.Error;
    }

    private static async ValueTask<HttpRequestError?> KeepAsync(
        Part part,
        PartReader parts,
        UploadedFiles files,
        GraphQLUploadOptions uploads,
        CancellationToken cancellationToken
    )
    {
        var threshold = Math.Max(uploads.MemoryThreshold, 1);
        var chunk = ArrayPool<byte>.Shared.Rent(Math.Max(threshold, ChunkSize));
        try
        {
            var read = await parts.FillAsync(part, chunk.AsMemory(0, threshold), cancellationToken);
            if (read < 0)
            {
                return parts.Error;
            }

            if (read > uploads.MaxFileBytes)
            {
                return TooLarge(part, uploads);
            }

            if (read < threshold)
            {
                files.Add(
                    part.Name,
                    new UploadedFile(part.FileName!, part.ContentType, chunk.AsSpan(0, read).ToArray())
                );
                return null;
            }

            var handle = TemporaryFile.Create(uploads.TemporaryDirectory ?? Path.GetTempPath());
            long length = 0;
            try
            {
                while (read > 0)
                {
                    await RandomAccess.WriteAsync(handle, chunk.AsMemory(0, read), length, cancellationToken);
                    length += read;
                    read = await parts.FillAsync(part, chunk, cancellationToken);
                    if (length + read > uploads.MaxFileBytes)
                    {
                        return TooLarge(part, uploads);
                    }
                }

                if (read < 0)
                {
                    return parts.Error;
                }

                files.Add(part.Name, new UploadedFile(part.FileName!, part.ContentType, handle, length));
                return null;
            }
            finally
            {
                if (!files.Contains(part.Name))
                {
                    handle.Dispose();
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static HttpRequestError TooLarge(Part part, GraphQLUploadOptions uploads) =>
        HttpRequestError.Limit(
            StatusCodes.Status413PayloadTooLarge,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The file '{UploadMap.Shorten(part.Name)}' is larger than {uploads.MaxFileBytes:N0} bytes, the most that one may have."
            )
        );

    private static HttpRequestError? Distribute(
        UploadMap map,
        UploadedFiles files,
        ParsedBody body,
        ReadOnlyMemory<byte> operations
    )
    {
        var variables = new FileVariables(operations);
        foreach (var (name, places) in map.Places)
        {
            if (!files.Contains(name))
            {
                return HttpRequestError.BadRequest(
                    $"The file '{UploadMap.Shorten(name)}' of the map is missing: no part of the body has this name."
                );
            }

            foreach (var place in places)
            {
                if (!variables.TryAdd(place, files[name]))
                {
                    return HttpRequestError.BadRequest(
                        $"Two paths of the map lead to one place; one of them is in the entry '{UploadMap.Shorten(name)}'."
                    );
                }
            }
        }

        for (var i = 0; i < body.Requests.Count; i++)
        {
            if (body.Requests[i].IsVariableBatch)
            {
                return HttpRequestError.BadRequest(
                    "A multipart request cannot have a list of variable sets; send a batch of requests instead."
                );
            }

            body.Requests[i] = body.Requests[i] with { Files = variables };
        }

        return null;
    }
}
