using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Graph.Server;

/// <summary>Reads the parts of a multipart body; what a client can get wrong becomes <see cref="Error"/>.</summary>
internal sealed class PartReader(MultipartReader reader, GraphQLUploadOptions options)
{
    private long _read;

    /// <summary>What is wrong with the body; null if nothing is so far.</summary>
    public HttpRequestError? Error { get; private set; }

    /// <summary>The next part; null at the end and after an error.</summary>
    public async ValueTask<Part?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken) is { } section ? Named(section) : null;
        }
        catch (Exception exception) when (Explain(exception) is { } error)
        {
            Error = error;
            return null;
        }
    }

    /// <summary>Fills a buffer, but for the end of the part.</summary>
    /// <returns>How many bytes there are; -1 after an error.</returns>
    public async ValueTask<int> FillAsync(Part part, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var filled = 0;
        try
        {
            while (filled < buffer.Length)
            {
                var read = await part.Body.ReadAsync(buffer[filled..], cancellationToken);
                if (read == 0)
                {
                    break;
                }

                filled += read;
                _read += read;
                if (_read > options.MaxBodyBytes)
                {
                    Error = TooLarge(options);
                    return -1;
                }
            }

            return filled;
        }
        catch (Exception exception) when (Explain(exception) is { } error)
        {
            Error = error;
            return -1;
        }
    }

    private Part? Named(MultipartSection section)
    {
        if (
            ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            && disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(disposition.Name) is { Length: > 0 } name
        )
        {
            return new Part(name.ToString(), FileNameOf(disposition), section.ContentType, section.Body);
        }

        Error = HttpRequestError.BadRequest(
            "A part of the body has no name. Each part needs a header such as 'Content-Disposition: form-data; name=\"0\"'."
        );
        return null;
    }

    // A name is not a path: what stands before the last slash of either kind is nobody's business here.
    private static string? FileNameOf(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(
            disposition.FileName.HasValue ? disposition.FileName : disposition.FileNameStar
        );
        return name.HasValue ? name.ToString()[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..] : null;
    }

    private HttpRequestError? Explain(Exception exception) =>
        exception switch
        {
            // The server's own, about what carries the body: it is answered as for every request.
            BadHttpRequestException => null,
            InvalidDataException => HttpRequestError.Limit(
                StatusCodes.Status400BadRequest,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The headers of a part are malformed or too large: at most {options.MaxPartHeaders} headers of together "
                ) + string.Create(CultureInfo.InvariantCulture, $"{options.MaxPartHeaderBytes:N0} bytes are read.")
            ),
            IOException => HttpRequestError.BadRequest(
                "The body ends in the middle of a part: after the last one it needs the boundary with two hyphens."
            ),
            _ => null,
        };

    /// <summary>The body as a whole is larger than it may be.</summary>
    public static HttpRequestError TooLarge(GraphQLUploadOptions options) =>
        HttpRequestError.Limit(
            StatusCodes.Status413PayloadTooLarge,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The body is larger than {options.MaxBodyBytes:N0} bytes, the most this server reads with files."
            )
        );
}

/// <summary>A part of a multipart body.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FileName">The name of the file; null for a part that is a plain field.</param>
/// <param name="ContentType">Its media type; null if it has none.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record Part(string Name, string? FileName, string? ContentType, Stream Body);
