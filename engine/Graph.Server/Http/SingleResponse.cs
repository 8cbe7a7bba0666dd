using Graph.Execution;
using Graph.Types.Serialization;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>Writes the response to one request.</summary>
internal static class SingleResponse
{
    /// <summary>Writes the response from the result's columns.</summary>
    public static async ValueTask WriteAsync(
        HttpResponse response,
        ExecutionResult result,
        ResponseFormat format,
        CancellationToken cancellationToken
    )
    {
        response.ContentType = MediaTypes.Of(format);
        using var buffer = new ResponseBuffer(response);
        using var writer = new JsonWriter(buffer);
        writer.WriteRaw((byte)'{');
        result.WriteMembers(writer, 0);
        writer.WriteRaw((byte)'}');
        await buffer.SendAsync(writer, cancellationToken);
    }
}
