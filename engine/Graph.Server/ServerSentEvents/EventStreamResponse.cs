using System.Buffers;
using Graph.Execution;
using Graph.Types;
using Graph.Types.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Graph.Server;

/// <summary>
/// Answers a request by Server-Sent Events, in the mode of distinct connections: a <c>next</c> for each response, then a
/// <c>complete</c>.
/// </summary>
/// <remarks>
/// Errors are a <c>next</c> as well, under the status 200: clients try again on any other status, and lose the errors.
/// <see href="https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverSSE.md"/>
/// </remarks>
internal static class EventStreamResponse
{
    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    /// <summary>Executes a request of any kind and sends its responses as they come.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public static async Task ExecuteAndWriteAsync(
        HttpContext context,
        RequestPipeline pipeline,
        RequestParameters parameters,
        RequestTerms terms,
        GraphQLHttpOptions options
    )
    {
        await BeginAsync(context);
        using var buffer = new MessageBuffer();
        using var heartbeat = new Heartbeat(context, options.EventStreamHeartbeat);
        await using var result = await heartbeat.WaitAsync(
            pipeline.ExecuteAsync(context, parameters, terms, context.RequestAborted).AsTask()
        );
        if (result.Count > 0)
        {
            await SendAsync(context, result, buffer);
        }

        if (result.Subsequent is { } subsequent && !await StreamAsync(context, result, subsequent, buffer, heartbeat))
        {
            return;
        }

        await CompleteAsync(context);
    }

    /// <summary>Sends one error.</summary>
    public static async Task WriteErrorAsync(HttpContext context, GraphQLError error)
    {
        await BeginAsync(context);
        using var buffer = new MessageBuffer();
        using var result = new RequestErrorResult(error);
        await SendAsync(context, result, buffer);
        await CompleteAsync(context);
    }

    // At shutdown a subscription ends without "complete", so that the client subscribes elsewhere; what was deferred has an end
    // of its own.
    private static async Task<bool> StreamAsync(
        HttpContext context,
        ExecutionResult result,
        IAsyncEnumerable<ExecutionResult> responses,
        MessageBuffer buffer,
        Heartbeat heartbeat
    )
    {
        var stopping =
            result.Count == 0
                ? context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
                : default;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await using var enumerator = responses.GetAsyncEnumerator(ended.Token);
        try
        {
            while (await heartbeat.WaitAsync(enumerator.MoveNextAsync()))
            {
                using var response = enumerator.Current;
                await SendAsync(context, response, buffer);
            }

            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private static ValueTask BeginAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = MediaTypes.Of(ResponseFormat.EventStream);
        response.Headers.CacheControl = "no-cache";
        // Asks nginx and its relatives to pass events on at once.
        response.Headers["X-Accel-Buffering"] = "no";
        return Heartbeat.BeatAsync(context);
    }

    private static async ValueTask SendAsync(HttpContext context, ExecutionResult result, MessageBuffer buffer)
    {
        buffer.Clear();
        using (var writer = new JsonWriter(buffer))
        {
            writer.WriteRaw("event: next\ndata: "u8);
            writer.WriteRaw((byte)'{');
            result.WriteMembers(writer, 0);
            writer.WriteRaw((byte)'}');
            writer.Flush();
        }

        JoinLines(buffer.Written.Span["event: next\n"u8.Length..]);
        buffer.Write("\n\n"u8);
        await context.Response.BodyWriter.WriteAsync(buffer.Written, context.RequestAborted);
        buffer.Dispose();
    }

    // JSON that a resolver gives as it is may have line ends between its tokens, and to the protocol they end the data.
    private static void JoinLines(Span<byte> data)
    {
        while (data.IndexOfAny(LineEnds) is >= 0 and var at)
        {
            data[at] = (byte)' ';
            data = data[(at + 1)..];
        }
    }

    private static async ValueTask CompleteAsync(HttpContext context) =>
        // Without data a browser's EventSource would drop the event.
        await context.Response.BodyWriter.WriteAsync("event: complete\ndata:\n\n"u8.ToArray(), context.RequestAborted);
}
