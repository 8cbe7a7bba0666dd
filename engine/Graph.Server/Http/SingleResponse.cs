using System.Runtime.CompilerServices;
using Graph.Execution;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>Writes the response to one request.</summary>
internal static class SingleResponse
{
    /// <summary>Writes the response from the result's columns, and gives them back before it is sent.</summary>
    /// <param name="response">The response.</param>
    /// <param name="result">The result, which is disposed.</param>
    /// <param name="format">The media type.</param>
    /// <param name="caching">How the response may be kept (<c>Cache-Control</c>); null if nothing is said.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask WriteAsync(
        HttpResponse response,
        ExecutionResult result,
        ResponseFormat format,
        string? caching,
        CancellationToken cancellationToken
    )
    {
        response.ContentType = MediaTypes.Of(format);
        using var buffer = new ResponseBuffer(response);
        var writer = buffer.Writer;
        writer.WriteRaw((byte)'{');
        result.WriteMembers(writer, 0);
        writer.WriteRaw((byte)'}');
        result.Dispose();
        if (caching is not null && IsKnown(response, buffer, caching))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return;
        }

        await buffer.SendAsync(cancellationToken);
    }

    // Caches keep answers to GET; what is posted is not asked for again by its tag.
    private static bool IsKnown(HttpResponse response, ResponseBuffer buffer, string caching)
    {
        response.Headers.CacheControl = caching;
        var request = response.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method))
        {
            return false;
        }

        var tag = EntityTag.Of(buffer);
        response.Headers.ETag = tag.ToString();
        return EntityTag.IsKnown(request, tag);
    }
}
