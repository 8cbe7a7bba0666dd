using Graph.Execution;
using Graph.Fusion.Execution.Fetching;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution.Subscriptions;

/// <summary>
/// Completes the events of one subscription: an event is the answer to the root, and everything else is asked for as in a query.
/// </summary>
/// <param name="plan">The plan of the operation.</param>
/// <param name="variables">The client's variables.</param>
/// <param name="context">What the fetches share; its token is replaced for each event.</param>
/// <param name="timeout">How long an event may take.</param>
/// <param name="maxErrors">The most errors of a response.</param>
/// <param name="extensions">The members of the responses' <c>extensions</c>; null for none.</param>
internal sealed class EventCompletion(
    QueryPlan plan,
    ClientVariables variables,
    FetchContext context,
    TimeSpan timeout,
    int maxErrors,
    byte[]? extensions
)
{
    /// <summary>The client's variables.</summary>
    public ClientVariables Variables => variables;

    /// <summary>The response name of the one field.</summary>
    public string RootName => plan.Root.Fields[0].ResponseName;

    /// <summary>The name of a source.</summary>
    public string SourceName(int source) => context.Schema.Sources[source].Name;

    /// <summary>The source of the events, and the request that subscribes to them.</summary>
    public (int Source, byte[] Body) Request()
    {
        using var execution = new PlanExecution(plan, variables, context);
        using var body = new PooledBytes(1024);
        var source = execution.WriteRootRequest(body);
        return (source, body.Span.ToArray());
    }

    /// <summary>The response for an event, which it takes over.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public async ValueTask<ComposedResponse> CompleteAsync(SourceResponse sourceEvent, CancellationToken left)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(left);
        deadline.CancelAfter(timeout);
        try
        {
            using var execution = new PlanExecution(
                plan,
                variables,
                context with
                {
                    CancellationToken = deadline.Token,
                }
            );
            execution.SeedRoot(sourceEvent);
            await execution.RunAsync().ConfigureAwait(false);
            return ComposedResponse.Of(plan, execution, variables, maxErrors, extensions);
        }
        catch (OperationCanceledException) when (!left.IsCancellationRequested)
        {
            return new ComposedResponse { RequestErrors = [RequestErrors.TimedOut(timeout)] };
        }
    }
}
