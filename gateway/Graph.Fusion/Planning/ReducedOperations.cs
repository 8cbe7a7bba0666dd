using System.Collections.Concurrent;

namespace Graph.Fusion.Planning;

/// <summary>
/// What is asked instead of an operation of objects that lack some of its requirements: all but the fields that need them.
/// </summary>
/// <param name="whole">The operation.</param>
internal sealed class ReducedOperations(PlannedOperation whole)
{
    private const int MaxKept = 16;

    /// <summary>From this index on requirements are told apart no more.</summary>
    private const int Last = 63;

    private readonly ConcurrentDictionary<ulong, PlannedOperation> _kept = new();

    /// <summary>The bit of a required variable.</summary>
    public static ulong BitOf(int index) => 1ul << Math.Min(index, Last);

    /// <summary>The operation without the fields that need any of some required variables.</summary>
    /// <param name="missing">The variables, a bit for each: see <see cref="BitOf"/>.</param>
    public PlannedOperation Without(ulong missing)
    {
        if (_kept.TryGetValue(missing, out var known))
        {
            return known;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < whole.RequiredNames.Length; i++)
        {
            if ((missing & BitOf(i)) != 0)
            {
                names.Add(whole.RequiredNames[i]);
            }
        }

        var reduced = OperationReduction.WithoutVariables(whole, names);
        if (_kept.Count < MaxKept)
        {
            _kept.TryAdd(missing, reduced);
        }

        return reduced;
    }
}
