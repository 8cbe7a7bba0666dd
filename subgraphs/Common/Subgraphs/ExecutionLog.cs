using Graph.Common.Database;
using Graph.Execution;
using Graph.Language;
using Graph.Types;
using Microsoft.Extensions.Logging;

namespace Graph.Common.Subgraphs;

/// <summary>
/// Writes to the log what clients are not told: why a resolver failed. Where the service has a standby, it is told what begins.
/// </summary>
internal sealed partial class ExecutionLog(ILogger<ExecutionLog> logger, ReplicaReads? replica) : IExecutionDiagnostics
{
    public void OperationBegins(OperationType operation) => replica?.Begin(operation);

    public void ResolverFailed(ObjectType parentType, FieldNode selection, Exception exception) =>
        LogFailure(logger, exception, parentType.Name, selection.Name.Value);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type}.{Field} failed")]
    private static partial void LogFailure(ILogger logger, Exception exception, string type, string field);
}
