using System.Collections;

namespace Graph.Execution.DataLoaders;

/// <summary>The values of a column of keys, read from the batches that loaded them.</summary>
internal sealed class LoadedValues<TKey, TValue>(LoadedValues<TKey, TValue>.Slot[] slots)
    : IReadOnlyList<TValue?>,
        IPartialRows
{
    /// <summary>Where the value of a key is, or will be.</summary>
    internal readonly record struct Slot(DataLoaderBatch<TKey, TValue> Batch, int Index);

    public int Count => slots.Length;

    public TValue? this[int index] => slots[index].Batch.ValueOf(slots[index].Index);

    public Exception? FailureOf(int row) => slots[row].Batch.FailureOf(slots[row].Index);

    public IEnumerator<TValue?> GetEnumerator()
    {
        for (var i = 0; i < slots.Length; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
