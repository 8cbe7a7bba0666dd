using Graph.Execution.Operations;

namespace Graph.Execution.Incremental;

/// <summary>The deferred fragments around an object, from the innermost outwards.</summary>
internal sealed record DeferScope(DeferUsage Usage, DeliveryGroup Group, DeferScope? Outer)
{
    /// <summary>The fragment of a usage.</summary>
    public static DeliveryGroup Find(DeferScope? scope, DeferUsage usage)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (ReferenceEquals(scope.Usage, usage))
            {
                return scope.Group;
            }
        }

        throw new InvalidOperationException("A deferred fragment was compiled outside of the one around it.");
    }
}
