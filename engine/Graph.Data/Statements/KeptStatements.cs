using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Graph.Data.Statements;

/// <summary>
/// What is kept of the queries of one model, by their shapes: statements and lists, and which of them cannot be kept. What does
/// not fit any more goes EF Core's own way.
/// </summary>
internal sealed class KeptStatements
{
    /// <summary>More than the lists of a service in all orders and with all filters that clients usually send.</summary>
    public const int Capacity = 1_000;

    private static readonly ConditionalWeakTable<IModel, KeptStatements> Models = [];

    private readonly ConcurrentDictionary<object?[], object?> _kept = new(new ShapeComparer());
    private int _count;

    /// <summary>Those of a model.</summary>
    public static KeptStatements Of(IModel model) => Models.GetValue(model, static _ => new KeptStatements());

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>True if one more may be kept.</summary>
    public bool HasRoom => Count < Capacity;

    /// <summary>What is kept of a shape; null if it cannot be kept.</summary>
    /// <returns>False if it has not been seen yet.</returns>
    public bool TryGet(ReadOnlySpan<object?> shape, out object? kept) =>
        _kept.GetAlternateLookup<ReadOnlySpan<object?>>().TryGetValue(shape, out kept);

    /// <summary>Keeps something, unless another thread was faster.</summary>
    public void Add(object?[] shape, object? kept)
    {
        if (_kept.TryAdd(shape, kept))
        {
            Interlocked.Increment(ref _count);
        }
    }
}
