using Graph.Types;

namespace Graph.Execution;

/// <summary>Answers requests against one schema: a subgraph's engine or a gateway.</summary>
public interface IRequestExecutor
{
    /// <summary>The schema that clients see.</summary>
    Schema Schema { get; }

    /// <summary>
    /// Runs the request to its end. Whatever is wrong with the request is in the result; exceptions mean that the
    /// server itself is broken, or that the request was cancelled.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>The result, to be disposed once it is written.</returns>
    ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken);
}
