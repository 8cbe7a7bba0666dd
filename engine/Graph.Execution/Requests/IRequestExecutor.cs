using Graph.Types;

namespace Graph.Execution;

/// <summary>Answers requests of any kind against one schema: a subgraph's engine or a gateway.</summary>
public interface IRequestExecutor
{
    /// <summary>The schema that clients see.</summary>
    Schema Schema { get; }

    /// <summary>
    /// Begins a request: a query or mutation is run to its end, but for what it defers; a subscription is opened. Whatever is
    /// wrong with the request is in the result; exceptions mean that the server itself is broken, or that the request was
    /// cancelled.
    /// </summary>
    /// <param name="request">The request; what it refers to must live as long as the result.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away, which ends what follows as well.</param>
    /// <returns>The result, to be disposed once the client has had all of it or is gone.</returns>
    ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken);
}
