using Graph.Execution.Writing;
using Graph.Types;
using Graph.Types.Serialization;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>Writes a response that has errors and no data.</summary>
public static class ErrorResponse
{
    /// <summary>Writes the errors as a GraphQL response in JSON.</summary>
    /// <param name="response">The response, not yet started.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="errors">At least one error.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    public static Task WriteAsync(
        HttpResponse response,
        int status,
        IReadOnlyList<GraphQLError> errors,
        CancellationToken cancellationToken
    ) =>
        WriteAsync(
            response,
            status,
            errors,
            ContentNegotiation.Choose(response.HttpContext.Request.Headers.Accept, batch: false),
            cancellationToken
        );

    internal static async Task WriteAsync(
        HttpResponse response,
        int status,
        IReadOnlyList<GraphQLError> errors,
        ResponseFormat format,
        CancellationToken cancellationToken
    )
    {
        response.StatusCode = status;
        response.ContentType = MediaTypes.Of(
            format is ResponseFormat.NotAcceptable or ResponseFormat.EventStream ? ResponseFormat.Json : format
        );
        using (var writer = new JsonWriter(response.BodyWriter))
        {
            writer.WriteRaw("{\"errors\":["u8);
            for (var i = 0; i < errors.Count; i++)
            {
                if (i > 0)
                {
                    writer.WriteRaw((byte)',');
                }

                ErrorWriter.Write(writer, errors[i]);
            }

            writer.WriteRaw("]}"u8);
            response.ContentLength = writer.IsWhollyBuffered ? writer.BytesWritten : null;
            writer.Flush();
        }

        await response.BodyWriter.FlushAsync(cancellationToken);
    }
}
