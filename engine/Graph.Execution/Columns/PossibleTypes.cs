using System.Collections.Concurrent;
using Graph.Execution.Operations;

namespace Graph.Execution.Columns;

/// <summary>Finds which of its possible types a value of an abstract type has, by its C# type.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#ResolveAbstractType()"/></remarks>
internal sealed class PossibleTypes(CompiledSelectionSet[] possible)
{
    // C# types are as many as the program has, so the map is bounded by nature.
    private readonly ConcurrentDictionary<Type, int> _indexes = new();

    /// <summary>The index of the possible type; -1 if the value is of none of them.</summary>
    public int IndexOf(Type runtimeType) =>
        _indexes.TryGetValue(runtimeType, out var index) ? index : _indexes.GetOrAdd(runtimeType, Find(runtimeType));

    private int Find(Type runtimeType)
    {
        var best = -1;
        for (var i = 0; i < possible.Length; i++)
        {
            if (possible[i].Type.RuntimeType is not { } candidate || !candidate.IsAssignableFrom(runtimeType))
            {
                continue;
            }

            // The most derived wins: a subclass may be a type of its own.
            if (best < 0 || possible[best].Type.RuntimeType!.IsAssignableFrom(candidate))
            {
                best = i;
            }
        }

        return best < 0 && possible.Length == 1 && possible[0].Type.RuntimeType is null ? 0 : best;
    }
}
