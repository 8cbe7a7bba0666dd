using System.Collections.Immutable;
using Graph.Execution.Columns;
using Graph.Language;

namespace Graph.Execution.Operations;

/// <summary>An operation ready to run, for one combination of its conditions.</summary>
internal sealed class CompiledOperation(
    PreparedOperation source,
    CompiledSelectionSet root,
    ImmutableArray<int> nestedVariables,
    IncrementalDeliveryFormat delivery,
    bool usesDataLoaders
)
{
    // Runs keep their tree of places for the next request, so that a warm operation allocates almost nothing.
    private readonly OperationRun?[] _idleRuns = new OperationRun?[Math.Max(4, Environment.ProcessorCount)];

    /// <summary>The operation it was compiled from.</summary>
    public PreparedOperation Source { get; } = source;

    /// <summary>What is asked of the root.</summary>
    public CompiledSelectionSet Root { get; } = root;

    /// <summary>
    /// The variables, by index, that stand in arguments below the root: sets of variables that agree on them can be
    /// executed together.
    /// </summary>
    public ImmutableArray<int> NestedVariables { get; } = nestedVariables;

    /// <summary>How what is deferred is delivered.</summary>
    public IncrementalDeliveryFormat Delivery { get; } = delivery;

    /// <summary>True if a resolver of any of its fields takes data loaders.</summary>
    public bool UsesDataLoaders { get; } = usesDataLoaders;

    /// <summary>True if root fields run one after the other.</summary>
    public bool IsSerial => Source.Definition.Operation == OperationType.Mutation;

    /// <summary>A run to be returned with <see cref="Return"/>.</summary>
    public OperationRun RentRun()
    {
        for (var i = 0; i < _idleRuns.Length; i++)
        {
            if (_idleRuns[i] is not null && Interlocked.Exchange(ref _idleRuns[i], null) is { } run)
            {
                return run;
            }
        }

        return new OperationRun(this);
    }

    /// <summary>Gives back a run that has been reset.</summary>
    public void Return(OperationRun run)
    {
        for (var i = 0; i < _idleRuns.Length; i++)
        {
            if (_idleRuns[i] is null && Interlocked.CompareExchange(ref _idleRuns[i], run, null) is null)
            {
                return;
            }
        }
    }
}
