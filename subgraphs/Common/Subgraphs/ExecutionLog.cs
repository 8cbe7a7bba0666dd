using Graph.Execution;
using Graph.Language;
using Graph.Types;
using Microsoft.Extensions.Logging;

namespace Graph.Common.Subgraphs;

/// <summary>Writes to the log what clients are not told: why a resolver failed.</summary>
internal sealed partial class ExecutionLog(ILogger<ExecutionLog> logger) : IExecutionDiagnostics
{
    public void ResolverFailed(ObjectType parentType, FieldNode selection, Exception exception) =>
        LogFailure(logger, exception, parentType.Name, selection.Name.Value);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Type}.{Field} failed")]
    private static partial void LogFailure(ILogger logger, Exception exception, string type, string field);
}
