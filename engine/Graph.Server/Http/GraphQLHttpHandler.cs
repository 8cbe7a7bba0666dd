using Graph.Execution;
using Graph.Types;
using Microsoft.AspNetCore.Http;

namespace Graph.Server;

/// <summary>Answers one HTTP request at the GraphQL endpoint: negotiate, read, execute, write.</summary>
/// <remarks><see href="https://graphql.github.io/graphql-over-http/draft/"/></remarks>
internal sealed class GraphQLHttpHandler(Func<IRequestExecutor> executor, GraphQLHttpOptions options)
{
    /// <summary>Handles a request to its end.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        if (!isGet && !HttpMethods.IsPost(context.Request.Method) || isGet && !options.AllowGet)
        {
            context.Response.Headers.Allow = options.AllowGet ? "GET, POST" : "POST";
            await RefuseAsync(
                context,
                new HttpRequestError(
                    405,
                    $"{context.Request.Method} is not supported here; send a POST with a JSON body.",
                    ErrorCodes.BadRequest
                )
            );
            return;
        }

        var (body, error) = isGet
            ? GetRequestReader.Read(context.Request, options)
            : await PostRequestReader.ReadAsync(context.Request, options, context.RequestAborted);
        if (body is null)
        {
            await RefuseAsync(context, error!);
            return;
        }

        using (body)
        {
            var batch = body.IsBatch || body.Requests[0].IsVariableBatch;
            var format = ContentNegotiation.Choose(context.Request.Headers.Accept, batch);
            if (format == ResponseFormat.NotAcceptable)
            {
                await RefuseAsync(
                    context,
                    new HttpRequestError(
                        406,
                        "None of the media types in 'Accept' can be made. Accept application/graphql-response+json, "
                            + "application/json, or, for a batch, application/jsonl.",
                        ErrorCodes.BadRequest
                    )
                );
                return;
            }

            options.OnRequest?.Invoke(context);
            if (batch)
            {
                await BatchResponse.ExecuteAndWriteAsync(context, executor(), body, format, queriesOnly: isGet);
            }
            else
            {
                await ExecuteSingleAsync(context, body.Requests[0], format, isGet);
            }
        }
    }

    private async Task ExecuteSingleAsync(
        HttpContext context,
        RequestParameters parameters,
        ResponseFormat format,
        bool isGet
    )
    {
        var request = ToOperationRequest(parameters, context, isGet);
        using var result = await executor().ExecuteAsync(request, context.RequestAborted);
        var response = context.Response;
        response.StatusCode = StatusOf(result, format, isGet);
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            response.Headers.Allow = "POST";
        }

        await SingleResponse.WriteAsync(response, result, format, context.RequestAborted);
    }

    /// <summary>The request as the executor takes it.</summary>
    internal static OperationRequest ToOperationRequest(
        RequestParameters parameters,
        HttpContext context,
        bool queriesOnly
    ) =>
        new()
        {
            Document = parameters.Document,
            DocumentId = parameters.DocumentId,
            OperationName = parameters.OperationName,
            VariableSets = parameters.VariableSets,
            Extensions = parameters.Extensions,
            Services = context.RequestServices,
            QueriesOnly = queriesOnly,
        };

    /// <summary>
    /// 200 for everything that was executed. A refused request is 400 where the media type lets the status speak, and 200
    /// for plain JSON, whose clients do not look at bodies of failed requests; a mutation over GET is always 405.
    /// </summary>
    private static int StatusOf(ExecutionResult result, ResponseFormat format, bool isGet)
    {
        if (!result.IsRequestError)
        {
            return StatusCodes.Status200OK;
        }

        if (isGet && result.RequestErrorCode == ErrorCodes.QueriesOnly)
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        return format == ResponseFormat.GraphQLResponse ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }

    private static Task RefuseAsync(HttpContext context, HttpRequestError error)
    {
        var format = ContentNegotiation.Choose(context.Request.Headers.Accept, batch: false);
        return ErrorResponse.WriteAsync(
            context.Response,
            error.Status,
            [new GraphQLError(error.Message) { Code = error.Code }],
            format,
            context.RequestAborted
        );
    }
}
