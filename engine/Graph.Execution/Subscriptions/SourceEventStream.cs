using Graph.Execution.Coercion;
using Graph.Execution.Columns;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Execution.Writing;
using Graph.Types;

namespace Graph.Execution.Subscriptions;

/// <summary>One subscription: opens its source of events, and executes the operation for each of them.</summary>
/// <remarks>
/// <see href="https://spec.graphql.org/September2025/#CreateSourceEventStream()"/>,
/// <see href="https://spec.graphql.org/September2025/#ExecuteSubscriptionEvent()"/>
/// </remarks>
internal sealed class SourceEventStream(
    CompiledOperation operation,
    VariableValues variables,
    OperationRequest request,
    Func<GraphQLError> tooLarge
)
{
    private TimeSpan Timeout => operation.Source.Options.Timeout;

    /// <summary>Opens the source: a stream of responses, or why there is none.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async ValueTask<ExecutionResult> OpenAsync(CancellationToken clientGone)
    {
        // Validation leaves one field; only a schema without it, or one that trusts its documents, can have another number.
        if (operation.Root.Fields is not [{ Definition.SourceStream: { } source } field])
        {
            return new RequestErrorResult(
                new GraphQLError("A subscription selects one field, and the field must have a stream of events.")
                {
                    Code = ErrorCodes.BadRequest,
                }
            );
        }

        if (!field.Arguments!.TryCoerce(variables, out var arguments, out var problem))
        {
            return new RequestErrorResult(At(field, problem!));
        }

        var ended = CancellationTokenSource.CreateLinkedTokenSource(clientGone);
        var context = new SourceStreamContext(operation, field, arguments, request.Services, ended.Token);
        Task<IAsyncEnumerator<object?>>? opening = null;
        try
        {
            opening = source.SubscribeAsync(context).AsTask();
            var events = await opening.WaitAsync(Timeout, clientGone).ConfigureAwait(false);
            return new ResponseStream(this, field, events, ended);
        }
        catch (Exception exception)
        {
            var isLate = exception is TimeoutException && opening is { IsFaulted: false };
            await ended.CancelAsync().ConfigureAwait(false);
            ended.Dispose();
            if (opening is not null)
            {
                _ = DisposeLateAsync(opening);
            }

            if (exception is OperationCanceledException && clientGone.IsCancellationRequested)
            {
                throw;
            }

            return new RequestErrorResult(isLate ? RequestErrors.TimedOut(Timeout) : Report(field, exception));
        }
    }

    /// <summary>Executes the operation for one event.</summary>
    public async ValueTask<ExecutionResult> ExecuteAsync(object? value, CancellationToken ended)
    {
        var scope = request.OpenEventScope?.Invoke();
        try
        {
            var run = operation.RentRun();
            run.VariableSets.Add(variables);
            try
            {
                await run.ExecuteAsync(scope?.Services ?? request.Services, ended, value).ConfigureAwait(false);
                return new OperationResult(run);
            }
            catch (TimeoutException)
            {
                run.Abandon();
                return new RequestErrorResult(RequestErrors.TimedOut(Timeout));
            }
            catch (ResponseTooLargeException)
            {
                run.Abandon();
                return new RequestErrorResult(tooLarge());
            }
            catch
            {
                run.Abandon();
                throw;
            }
        }
        finally
        {
            if (scope is not null)
            {
                await scope.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>What the client is told of a source that failed; the rest goes to the diagnostics.</summary>
    public GraphQLError Report(CompiledField field, Exception exception)
    {
        var known = (exception as GraphQLException)?.Error;
        if ((known is null ? exception : known.Exception) is { } unknown)
        {
            Diagnose(field, unknown);
        }

        var error =
            known
            ?? new GraphQLError("Unexpected error of the source of events.")
            {
                Code = ErrorCodes.Internal,
                Exception = exception,
            };
        var filter = error.Exception is null ? null : operation.Source.Options.ErrorFilter;
        return At(field, filter?.OnError(error) ?? error);
    }

    /// <summary>Tells the diagnostics of an exception that the client is not told of.</summary>
    public void Diagnose(CompiledField field, Exception exception) =>
        operation.Source.Options.Diagnostics?.ResolverFailed(field.ParentType, field.Selections[0], exception);

    private static GraphQLError At(CompiledField field, GraphQLError error) =>
        error with
        {
            Path = [field.ResponseName],
            Locations = error.Locations.IsDefaultOrEmpty ? field.Locations : error.Locations,
        };

    private static async Task DisposeLateAsync(Task<IAsyncEnumerator<object?>> opening)
    {
        try
        {
            await (await opening.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nobody waits for it any more, and its failure has been answered by then.
        }
    }
}
