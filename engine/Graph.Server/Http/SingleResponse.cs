using Graph.Execution;
using Graph.Types.Serialization;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>Writes the response to one request.</summary>
internal static class SingleResponse
{
    /// <summary>Writes from the result straight into the connection's buffers.</summary>
    public static async ValueTask WriteAsync(
        HttpResponse response,
        ExecutionResult result,
        ResponseFormat format,
        CancellationToken cancellationToken
    )
    {
        response.ContentType = MediaTypes.Of(format);
        using (var writer = new JsonWriter(response.BodyWriter))
        {
            writer.WriteRaw((byte)'{');
            result.WriteMembers(writer, 0);
            writer.WriteRaw((byte)'}');
            if (writer.IsWhollyBuffered)
            {
                // A length spares both sides the chunks.
                response.ContentLength = writer.BytesWritten;
            }

            writer.Flush();
        }

        await response.BodyWriter.FlushAsync(cancellationToken);
    }
}
