using System.Runtime.CompilerServices;
using Graph.Execution;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>Writes the response to one request.</summary>
internal static class SingleResponse
{
    /// <summary>Writes the response from the result's columns, and gives them back before it is sent.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask WriteAsync(
        HttpResponse response,
        ExecutionResult result,
        ResponseFormat format,
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
        await buffer.SendAsync(cancellationToken);
    }
}
