using Graph.Execution;
using Graph.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Server;

/// <summary>Executes requests so that a fault of the server is an answer too, and a line in its log.</summary>
internal static partial class GuardedExecution
{
    /// <summary>What a client is told of a fault of the server.</summary>
    public static readonly GraphQLError UnexpectedError = new(
        "Unexpected error of the server; its log has the details."
    )
    {
        Code = ErrorCodes.Internal,
    };

    /// <summary>Executes a request.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public static async ValueTask<ExecutionResult> ExecuteAsync(
        HttpContext context,
        IRequestExecutor executor,
        OperationRequest request
    )
    {
        try
        {
            return await executor.ExecuteAsync(request, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            Log(context, exception);
            return new RequestErrorResult(UnexpectedError);
        }
    }

    /// <summary>Begins a request of any kind, whose answer may be a stream.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public static async ValueTask<SubscriptionResult> SubscribeAsync(
        HttpContext context,
        IRequestExecutor executor,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return executor is ISubscriptionExecutor streaming
                ? await streaming.SubscribeAsync(request, cancellationToken)
                : new SubscriptionResult(await executor.ExecuteAsync(request, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            Log(context, exception);
            return SubscriptionResult.Refused(UnexpectedError);
        }
    }

    /// <summary>Logs a fault of the server.</summary>
    public static void Log(HttpContext context, Exception exception) =>
        LogUnexpected(context.RequestServices.GetRequiredService<ILogger<GraphQLHttpHandler>>(), exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL request failed for a reason that is not its own.")]
    private static partial void LogUnexpected(ILogger logger, Exception exception);
}
