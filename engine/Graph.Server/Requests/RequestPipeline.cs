using Graph.Execution;
using Graph.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Server;

/// <summary>
/// The way of every request below its transport, HTTP, Server-Sent Events or WebSocket, alone or in a batch: a limit that stands
/// here holds on all of them. A fault of the server is an answer too, and a line in its log.
/// </summary>
internal sealed partial class RequestPipeline(Func<IRequestExecutor> executor, GraphQLHttpOptions options)
{
    /// <summary>What a client is told of a fault of the server.</summary>
    public static readonly GraphQLError UnexpectedError = new(
        "Unexpected error of the server; its log has the details."
    )
    {
        Code = ErrorCodes.Internal,
    };

    /// <summary>The schema that is served now.</summary>
    public Schema Schema => executor().Schema;

    /// <summary>The streams that are open, over all transports.</summary>
    public StreamLimit Streams { get; } = new(options.MaxConcurrentStreams);

    /// <summary>Begins a request of any kind.</summary>
    /// <param name="context">The HTTP request that brought it, or opened its socket.</param>
    /// <param name="parameters">The request.</param>
    /// <param name="terms">What its transport adds.</param>
    /// <param name="ended">Cancelled when nobody waits for the result any more.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the result any more.</exception>
    public async ValueTask<ExecutionResult> ExecuteAsync(
        HttpContext context,
        RequestParameters parameters,
        RequestTerms terms,
        CancellationToken ended
    )
    {
        // Without an executor there is no server: that is for the transport to say.
        var current = executor();
        var expiry = terms.AcceptsSubscription ? options.ExpiresAt?.Invoke(context) : null;
        if (expiry <= options.Time.GetUtcNow())
        {
            return new RequestErrorResult(ExpiringResult.Expired);
        }

        var withdrawn = terms.AcceptsSubscription ? options.WithdrawnWhen?.Invoke(context) ?? default : default;
        if (withdrawn.IsCancellationRequested)
        {
            return new RequestErrorResult(ExpiringResult.Withdrawn);
        }

        try
        {
            var result = await current.ExecuteAsync(ToOperationRequest(context, parameters, terms), ended);
            return (expiry is not null || withdrawn.CanBeCanceled) && result is { Count: 0, Subsequent: not null }
                ? new ExpiringResult(result, expiry - options.Time.GetUtcNow(), options.Time, withdrawn)
                : result;
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            Log(context, exception);
            return new RequestErrorResult(UnexpectedError);
        }
    }

    /// <summary>Logs a fault of the server.</summary>
    public static void Log(HttpContext context, Exception exception) =>
        LogUnexpected(context.RequestServices.GetRequiredService<ILogger<RequestPipeline>>(), exception);

    private OperationRequest ToOperationRequest(
        HttpContext context,
        RequestParameters parameters,
        RequestTerms terms
    ) =>
        new()
        {
            Document = parameters.Document,
            DocumentId = parameters.DocumentId,
            OperationName = parameters.OperationName,
            VariableSets = parameters.VariableSets,
            Files = parameters.Files,
            Extensions = parameters.Extensions,
            Services = terms.Services,
            OpenEventScope = terms.AcceptsSubscription ? OpenScopesOf(context) : null,
            QueriesOnly = terms.QueriesOnly,
            AcceptsSubscription = terms.AcceptsSubscription,
            IncrementalDelivery = terms.Delivery,
            Values = terms.Values,
        };

    // A method of its own: the closure is made only for requests that may stream.
    private Func<IEventScope> OpenScopesOf(HttpContext context) => () => EventScope.Open(context, options);

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL request failed for a reason that is not its own.")]
    private static partial void LogUnexpected(ILogger logger, Exception exception);
}
