using System.Runtime.CompilerServices;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution.Results;

/// <summary>A growing list of plain values from the pool.</summary>
/// <param name="capacity">For how many items there is room at first.</param>
internal struct PooledList<T>(int capacity) : IDisposable
    where T : unmanaged
{
    private T[]? _items = RequestArrays<T>.Rent(capacity);

    /// <summary>The number of items; can be set back.</summary>
    public int Count { get; set; }

    public readonly Span<T> Span => _items.AsSpan(0, Count);

    public readonly ref T this[int index] => ref _items![index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if (_items is null || Count == _items.Length)
        {
            Grow(Count + 1);
        }

        _items![Count++] = item;
    }

    /// <summary>Adds <paramref name="count"/> items of the default value.</summary>
    /// <returns>The index of the first.</returns>
    public int AddDefaults(int count)
    {
        if (_items is null || count > _items.Length - Count)
        {
            Grow(Count + count);
        }

        var start = Count;
        _items.AsSpan(start, count).Clear();
        Count += count;
        return start;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_items is { } items)
        {
            _items = null;
            Count = 0;
            RequestArrays<T>.Return(items);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int capacity)
    {
        var larger = RequestArrays<T>.Rent(Math.Max(capacity, Math.Max(16, Count * 2)));
        if (_items is { } items)
        {
            items.AsSpan(0, Count).CopyTo(larger);
            RequestArrays<T>.Return(items);
        }

        _items = larger;
    }
}
