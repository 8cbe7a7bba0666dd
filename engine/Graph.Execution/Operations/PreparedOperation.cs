using System.Collections.Concurrent;
using Graph.Types;

namespace Graph.Execution.Operations;

/// <summary>
/// An operation with all that can be known before its variables are. What remains are the variables in <c>@skip</c> and
/// <c>@include</c>: each combination of their values is compiled once (<see cref="Compile"/>), so that execution itself never
/// meets a condition and the order of fields is the specification's own.
/// </summary>
internal sealed class PreparedOperation(SelectedOperation selected, ExecutionOptions options)
    : SelectedOperation(selected),
        IGrowing
{
    private const int MaxVariants = 64;

    private readonly ConcurrentDictionary<
        (ulong Conditions, IncrementalDeliveryFormat Delivery),
        CompiledOperation
    > _variants = new();

    public ExecutionOptions Options { get; } = options;

    /// <summary>Told how many fields were compiled when a combination of conditions is kept.</summary>
    public Action<int>? OnGrown { private get; set; }

    /// <summary>The operation for one combination of conditions, from the cache or compiled now.</summary>
    /// <param name="conditions">Which of <see cref="SelectedOperation.ConditionVariables"/> are true.</param>
    /// <param name="error">Why it is refused.</param>
    /// <param name="delivery">How what is deferred is delivered.</param>
    public CompiledOperation? Compile(
        ulong conditions,
        out GraphQLError? error,
        IncrementalDeliveryFormat delivery = IncrementalDeliveryFormat.None
    )
    {
        error = null;
        var key = (conditions, IsIncremental ? delivery : IncrementalDeliveryFormat.None);
        if (_variants.TryGetValue(key, out var compiled))
        {
            return compiled;
        }

        var compiler = new OperationCompiler(this, conditions, key.Item2);
        compiled = compiler.Compile(out error);

        // Beyond the bound a combination is compiled anew each time, which costs what an unknown document costs.
        if (compiled is null || _variants.Count >= MaxVariants || !_variants.TryAdd(key, compiled))
        {
            return compiled;
        }

        OnGrown?.Invoke(compiler.Fields);
        return compiled;
    }
}
