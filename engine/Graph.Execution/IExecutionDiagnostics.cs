using Graph.Language;
using Graph.Types;

namespace Graph.Execution;

/// <summary>
/// Is told what the client is not: which operations begin, and the exceptions behind unexpected errors. Called from any thread.
/// </summary>
public interface IExecutionDiagnostics
{
    /// <summary>An operation that can be executed begins; none of its resolvers has been called yet.</summary>
    /// <param name="operation">Its type.</param>
    void OperationBegins(OperationType operation) { }

    /// <summary>
    /// A resolver failed unexpectedly, for all its rows or (with the first such row's exception) for some of them.
    /// </summary>
    /// <param name="parentType">The type of the parents.</param>
    /// <param name="selection">The first selection of the field, with its location in the document.</param>
    /// <param name="exception">What it threw.</param>
    void ResolverFailed(ObjectType parentType, FieldNode selection, Exception exception);
}
