using System.Runtime.CompilerServices;
using Graph.Execution;
using Graph.Types;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>Answers one HTTP request at the GraphQL endpoint: read, negotiate, execute, write.</summary>
/// <remarks><see href="https://graphql.github.io/graphql-over-http/draft/"/></remarks>
internal sealed class GraphQLHttpHandler(RequestPipeline pipeline, GraphQLHttpOptions options)
{
    private const string RetryAfterSeconds = "5";

    private readonly SchemaDownload _schema = new();

    /// <summary>Handles a request to its end.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await DispatchAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: there is nobody to answer.
        }
        catch (BadHttpRequestException exception) when (!HasBegun(context.Response))
        {
            // The server found the body broken while it was read: a malformed chunk, or an end before the announced length.
            await RefuseAsync(
                context,
                new HttpRequestError(exception.StatusCode, exception.Message, ErrorCodes.BadRequest)
            );
        }
        catch (IOException exception)
            when (exception.InnerException is OverflowException && !HasBegun(context.Response))
        {
            // Kestrel says it so where the size of a chunk is no 32-bit number.
            await RefuseAsync(context, HttpRequestError.BadRequest(exception.Message));
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            RequestPipeline.Log(context, exception);
            if (HasBegun(context.Response))
            {
                // Half an answer must not look like a whole one.
                context.Abort();
                return;
            }

            context.Response.Clear();
            await RefuseAsync(
                context,
                new HttpRequestError(
                    StatusCodes.Status500InternalServerError,
                    RequestPipeline.UnexpectedError.Message,
                    ErrorCodes.Internal
                )
            );
        }
    }

    private Task DispatchAsync(HttpContext context)
    {
        if (options.WebSockets is not null && context.WebSockets.IsWebSocketRequest)
        {
            return StreamAsync(
                context,
                () =>
                {
                    options.OnRequest?.Invoke(context);
                    return WebSocketEndpoint.ServeAsync(context, pipeline, options, options.WebSockets);
                }
            );
        }

        var method = context.Request.Method;
        if (HttpMethods.IsPost(method))
        {
            return PostAsync(context).AsTask();
        }

        if (HttpMethods.IsGet(method) && options.AllowGet)
        {
            return GetAsync(context);
        }

        context.Response.Headers.Allow = options.AllowGet ? "GET, POST, OPTIONS" : "POST, OPTIONS";
        if (HttpMethods.IsOptions(method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return RefuseAsync(
            context,
            new HttpRequestError(
                StatusCodes.Status405MethodNotAllowed,
                $"{method} is not supported here; send a POST with a JSON body.",
                ErrorCodes.BadRequest
            )
        );
    }

    /// <summary>Serves a stream if there is room for one more.</summary>
    private async Task StreamAsync(HttpContext context, Func<Task> serve)
    {
        if (!pipeline.Streams.TryEnter())
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            await RefuseAsync(
                context,
                new HttpRequestError(
                    StatusCodes.Status503ServiceUnavailable,
                    $"This server has {options.MaxConcurrentStreams} streams open already, the most that it serves at once. "
                        + "Try again later.",
                    ErrorCodes.LimitExceeded
                )
            );
            return;
        }

        try
        {
            await serve();
        }
        finally
        {
            pipeline.Streams.Leave();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask PostAsync(HttpContext context)
    {
        var (body, error) =
            options.Uploads is { } uploads && MultipartRequestReader.IsMultipart(context.Request)
                ? await MultipartRequestReader.ReadAsync(context, options, uploads, context.RequestAborted)
                : await PostRequestReader.ReadAsync(context.Request, options, context.RequestAborted);
        await (body is null ? new ValueTask(RefuseAsync(context, error!)) : AnswerAsync(context, body, isGet: false));
    }

    private Task GetAsync(HttpContext context)
    {
        if (SchemaDownload.IsAskedFor(context.Request))
        {
            return options.AllowSdlDownload
                ? _schema.WriteAsync(context, pipeline.Schema)
                : RefuseAsync(
                    context,
                    new HttpRequestError(
                        StatusCodes.Status403Forbidden,
                        "This server does not give its schema's text.",
                        ErrorCodes.Forbidden
                    )
                );
        }

        var (body, error) = GetRequestReader.Read(context.Request, options);
        return body is null ? RefuseAsync(context, error!) : AnswerAsync(context, body, isGet: true).AsTask();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AnswerAsync(HttpContext context, ParsedBody body, bool isGet)
    {
        using (body)
        {
            var batch = body.IsBatch || body.Requests[0].IsVariableBatch;
            var accept = context.Request.Headers.Accept;
            var format = ContentNegotiation.Choose(accept, batch);
            var parts = batch ? IncrementalAcceptance.None : IncrementalAcceptance.Read(accept, format);
            if (format == ResponseFormat.NotAcceptable && parts == IncrementalAcceptance.None)
            {
                await RefuseAsync(
                    context,
                    new HttpRequestError(
                        StatusCodes.Status406NotAcceptable,
                        "None of the media types in 'Accept' can be made. Accept application/graphql-response+json, "
                            + "application/json, multipart/mixed, or, for a batch, application/jsonl.",
                        ErrorCodes.BadRequest
                    )
                );
                return;
            }

            try
            {
                options.OnRequest?.Invoke(context);
                if (batch)
                {
                    await BatchResponse.ExecuteAndWriteAsync(context, pipeline, body, format, queriesOnly: isGet);
                }
                else
                {
                    await ExecuteSingleAsync(context, body, format, parts, isGet);
                }
            }
            catch
            {
                // Nobody waits for the resolvers any more, but some may still be busy.
                body.Abandon();
                throw;
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ExecuteSingleAsync(
        HttpContext context,
        ParsedBody body,
        ResponseFormat format,
        IncrementalAcceptance parts,
        bool isGet
    )
    {
        if (format == ResponseFormat.EventStream)
        {
            // Resolvers of an event may still read the variables when the stream is over.
            body.Abandon();
            var streamed = new RequestTerms(context.RequestServices)
            {
                QueriesOnly = isGet,
                AcceptsSubscription = true,
                Delivery = parts.Delivery,
            };
            await StreamAsync(
                context,
                () => EventStreamResponse.ExecuteAndWriteAsync(context, pipeline, body.Requests[0], streamed, options)
            );
            return;
        }

        using var services = new ServicesOnDemand(context);
        var terms = new RequestTerms(services) { QueriesOnly = isGet, Delivery = parts.Delivery };
        using var result = await pipeline.ExecuteAsync(context, body.Requests[0], terms, context.RequestAborted);
        if (result.IsRequestError)
        {
            NoteRefusal(context.Response, body, result, format, isGet);
        }

        if (result.Subsequent is not null || format == ResponseFormat.NotAcceptable)
        {
            // Deferred resolvers may still read the variables when nobody waits for them any more.
            body.Abandon();
            await MultipartResponse.WriteAsync(context, result, parts);
            return;
        }

        var caching = result.IsRequestError ? null : options.CacheControl?.Invoke(context);
        await SingleResponse.WriteAsync(context.Response, result, format, caching, context.RequestAborted);
    }

    private static void NoteRefusal(
        HttpResponse response,
        ParsedBody body,
        ExecutionResult result,
        ResponseFormat format,
        bool isGet
    )
    {
        body.AbandonIfBusy(result);
        response.StatusCode = StatusOf(result, format, isGet);
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            response.Headers.Allow = "POST";
        }
    }

    /// <summary>
    /// 200 for everything that was executed. A refused request is 400 where the media type lets the status speak, and 200
    /// for plain JSON, whose clients do not look at bodies of failed requests; a mutation over GET is always 405, and a
    /// fault of the server always 500.
    /// </summary>
    private static int StatusOf(ExecutionResult result, ResponseFormat format, bool isGet) =>
        result.RequestErrorCode switch
        {
            ErrorCodes.Internal => StatusCodes.Status500InternalServerError,
            ErrorCodes.QueriesOnly when isGet => StatusCodes.Status405MethodNotAllowed,
            _ when format != ResponseFormat.GraphQLResponse => StatusCodes.Status200OK,
            ErrorCodes.Timeout => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status400BadRequest,
        };

    private static bool HasBegun(HttpResponse response) =>
        response.HasStarted || response.BodyWriter is { CanGetUnflushedBytes: true, UnflushedBytes: > 0 };

    private async Task RefuseAsync(HttpContext context, HttpRequestError error)
    {
        var request = context.Request;
        var isUnread =
            error.Status == StatusCodes.Status413PayloadTooLarge || request.ContentLength > options.MaxBodyBytes;
        if (isUnread && HttpProtocol.IsHttp11(request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        var graphQLError = new GraphQLError(error.Message) { Code = error.Code };
        var format = ContentNegotiation.Choose(request.Headers.Accept, batch: false);
        await (
            format == ResponseFormat.EventStream && error.Status == StatusCodes.Status400BadRequest
                ? EventStreamResponse.WriteErrorAsync(context, graphQLError)
                : ErrorResponse.WriteAsync(
                    context.Response,
                    error.Status,
                    [graphQLError],
                    format,
                    context.RequestAborted
                )
        );
        if (isUnread)
        {
            await context.Response.CompleteAsync();
            await UnreadBody.DiscardAsync(context, options.RefusedBodyTime);
        }
    }
}
