using Graph.Execution;
using Graph.Types.Serialization;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>
/// Executes the requests of a batch together and writes their responses: a line each, as soon as they are there
/// (<c>application/jsonl</c>), or a JSON list in the order of the requests.
/// </summary>
/// <remarks>
/// Each response says what it answers: <c>requestIndex</c> in a batch of requests, <c>variableIndex</c> in a batch of
/// variables, both where both are batched.
/// </remarks>
internal static class BatchResponse
{
    /// <summary>Runs and writes the whole batch.</summary>
    public static async Task ExecuteAndWriteAsync(
        HttpContext context,
        RequestPipeline pipeline,
        ParsedBody body,
        ResponseFormat format,
        bool queriesOnly
    )
    {
        var response = context.Response;
        response.ContentType = MediaTypes.Of(format);
        var results = new Task<ExecutionResult>[body.Requests.Count];
        var terms = new RequestTerms(context.RequestServices) { QueriesOnly = queriesOnly, Values = new ValueBudget() };
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = pipeline.ExecuteAsync(context, body.Requests[i], terms, context.RequestAborted).AsTask();
        }

        try
        {
            await (
                format == ResponseFormat.JsonLines && results.Length > 1
                    ? StreamLinesAsync(context, body, results)
                    : SendWholeAsync(context, body, results, format)
            );
        }
        finally
        {
            await DisposeAsync(results);
        }
    }

    private static async Task StreamLinesAsync(HttpContext context, ParsedBody body, Task<ExecutionResult>[] results)
    {
        using var writer = new JsonWriter(context.Response.BodyWriter);
        await foreach (var finished in Task.WhenEach(results))
        {
            // Others are still running: whoever waits for this one must not wait for them.
            WriteOne(writer, body, await finished, Array.IndexOf(results, finished), (byte)'\n');
            writer.Flush();
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }

    private static async Task SendWholeAsync(
        HttpContext context,
        ParsedBody body,
        Task<ExecutionResult>[] results,
        ResponseFormat format
    )
    {
        using var buffer = new ResponseBuffer(context.Response);
        var writer = buffer.Writer;
        if (format == ResponseFormat.JsonLines)
        {
            WriteOne(writer, body, await results[0], 0, (byte)'\n');
        }
        else
        {
            await WriteListAsync(body, results, writer);
        }

        await buffer.SendAsync(context.RequestAborted);
    }

    private static async Task WriteListAsync(ParsedBody body, Task<ExecutionResult>[] results, JsonWriter writer)
    {
        writer.WriteRaw((byte)'[');
        for (var i = 0; i < results.Length; i++)
        {
            if (i > 0)
            {
                writer.WriteRaw((byte)',');
            }

            WriteOne(writer, body, await results[i], i, (byte)',');
        }

        writer.WriteRaw((byte)']');
    }

    private static void WriteOne(
        JsonWriter writer,
        ParsedBody body,
        ExecutionResult result,
        int requestIndex,
        byte separator
    )
    {
        body.AbandonIfBusy(result);
        for (var i = 0; i < result.Count; i++)
        {
            if (i > 0 && separator != (byte)'\n')
            {
                writer.WriteRaw(separator);
            }

            writer.WriteRaw((byte)'{');
            if (body.IsBatch)
            {
                writer.WriteRaw("\"requestIndex\":"u8);
                writer.WriteNumber(requestIndex);
                writer.WriteRaw((byte)',');
            }

            // A request error has one response for all its sets of variables, and therefore no index.
            if (body.Requests[requestIndex].IsVariableBatch && !(result.IsRequestError && result.Count == 1))
            {
                writer.WriteRaw("\"variableIndex\":"u8);
                writer.WriteNumber(i);
                writer.WriteRaw((byte)',');
            }

            result.WriteMembers(writer, i);
            writer.WriteRaw((byte)'}');
            if (separator == (byte)'\n')
            {
                writer.WriteRaw(separator);
            }
        }
    }

    private static async Task DisposeAsync(Task<ExecutionResult>[] results)
    {
        foreach (var result in results)
        {
            try
            {
                (await result).Dispose();
            }
            catch (Exception)
            {
                // Whoever awaited the result first has seen the exception; here it only must not hide another.
            }
        }
    }
}
