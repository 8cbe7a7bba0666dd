using System.Diagnostics;
using Graph.Execution;
using Graph.Types;

namespace Graph.Hosting.Telemetry;

/// <summary>An executor that tells of its operations. It stands before another only where telemetry is on.</summary>
internal sealed class ObservedRequestExecutor(IRequestExecutor executor, OperationTelemetry telemetry)
    : IRequestExecutor
{
    /// <inheritdoc/>
    public Schema Schema => executor.Schema;

    /// <inheritdoc/>
    public async ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = OperationTelemetry.Begin(request);
        ExecutionResult? result = null;
        try
        {
            result = await executor.ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
            return result;
        }
        finally
        {
            telemetry.End(activity, result, started);
        }
    }
}
