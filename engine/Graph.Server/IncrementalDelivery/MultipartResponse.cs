using Graph.Execution;
using Graph.Types.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.Server;

/// <summary>
/// Sends a response and what follows it as they come: as the parts of <c>multipart/mixed</c>, or a line each
/// (<c>application/jsonl</c>).
/// </summary>
/// <remarks>
/// The delimiter after a part is sent with the part, since clients take a part for complete only when they see it.
/// <see href="https://github.com/graphql/graphql-over-http/blob/main/rfcs/IncrementalDelivery.md"/>
/// </remarks>
internal static class MultipartResponse
{
    /// <summary>Writes everything to its end.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public static async Task WriteAsync(HttpContext context, ExecutionResult initial, IncrementalAcceptance acceptance)
    {
        var response = context.Response;
        var isMultipart = acceptance.Container == ResponseFormat.Multipart;
        response.ContentType = isMultipart
            ? $"{MediaTypes.Of(ResponseFormat.Multipart)}; {IncrementalSpecification.Parameter(acceptance.Delivery)}"
            : MediaTypes.Of(acceptance.Container);
        response.Headers.CacheControl = "no-cache";
        // Asks nginx and its relatives to pass parts on at once, and whatever compresses or buffers here not to.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var buffer = new MessageBuffer();
        await SendAsync(context, initial, buffer, isMultipart, isFirst: true);
        if (initial.Subsequent is { } subsequent)
        {
            await foreach (var result in subsequent.WithCancellation(context.RequestAborted))
            {
                using (result)
                {
                    await SendAsync(context, result, buffer, isMultipart, isFirst: false);
                }
            }
        }
    }

    private static async ValueTask SendAsync(
        HttpContext context,
        ExecutionResult result,
        MessageBuffer buffer,
        bool isMultipart,
        bool isFirst
    )
    {
        buffer.Clear();
        using (var writer = new JsonWriter(buffer))
        {
            if (isMultipart)
            {
                writer.WriteRaw(isFirst ? "\r\n---\r\n"u8 : default);
                writer.WriteRaw("Content-Type: application/json; charset=utf-8\r\n\r\n"u8);
            }

            writer.WriteRaw((byte)'{');
            result.WriteMembers(writer, 0);
            if (isFirst && !result.HasNext && isMultipart)
            {
                writer.WriteRaw(",\"hasNext\":false"u8);
            }

            writer.WriteRaw((byte)'}');
            writer.WriteRaw(
                !isMultipart ? "\n"u8
                : result.HasNext ? "\r\n---\r\n"u8
                : "\r\n-----\r\n"u8
            );
            writer.Flush();
        }

        await context.Response.BodyWriter.WriteAsync(buffer.Written, context.RequestAborted);
    }
}
