using System.Collections.Concurrent;

namespace Graph.Execution.Operations;

/// <summary>
/// The prepared operations of the documents that were used last, by the bytes of the document and the operation's name.
/// </summary>
/// <remarks>
/// A hash only finds candidates: bytes decide. Eviction gives what was used since the last round a second chance. The
/// hash is seeded per process, so that collisions cannot be prepared.
/// </remarks>
internal sealed class OperationCache(int maxCount, long maxBytes)
{
    private readonly ConcurrentDictionary<Key, Entry> _entries = new();
    private readonly ConcurrentQueue<Key> _order = new();
    private long _bytes;
    private int _count;

    /// <summary>The number of operations.</summary>
    public int Count => _entries.Count;

    /// <summary>
    /// The prepared operation, or what <paramref name="prepare"/> makes: at once for all who ask for the same. What is
    /// not <see cref="Preparation.IsKept"/> is forgotten again.
    /// </summary>
    public Preparation GetOrAdd(
        ReadOnlyMemory<byte> document,
        string? operationName,
        Func<ReadOnlyMemory<byte>, string?, Preparation> prepare
    )
    {
        var hash = new HashCode();
        hash.AddBytes(document.Span);
        hash.Add(operationName);
        var probe = new Key(document, operationName, hash.ToHashCode());
        if (_entries.TryGetValue(probe, out var entry))
        {
            entry.Used = true;
            return entry.Preparation.Value;
        }

        if (maxCount <= 0 || document.Length > maxBytes / 4)
        {
            return prepare(document, operationName);
        }

        // The request's memory is not ours to keep.
        var key = probe with
        {
            Document = document.ToArray(),
        };
        var added = new Entry(new Lazy<Preparation>(() => prepare(key.Document, key.OperationName)));
        entry = _entries.GetOrAdd(key, added);
        var isOurs = ReferenceEquals(entry, added);
        if (isOurs)
        {
            Interlocked.Increment(ref _count);
            Interlocked.Add(ref _bytes, key.Document.Length);
        }

        try
        {
            var preparation = entry.Preparation.Value;
            if (isOurs && preparation.IsKept)
            {
                _order.Enqueue(key);
                Evict();
            }
            else if (isOurs)
            {
                Remove(key);
            }

            return preparation;
        }
        catch when (isOurs)
        {
            Remove(key);
            throw;
        }
    }

    private void Evict()
    {
        // Twice round at most: the first round takes away the second chances.
        var steps = 2 * _order.Count;
        while (
            (Volatile.Read(ref _count) > maxCount || Volatile.Read(ref _bytes) > maxBytes)
            && steps-- > 0
            && _order.TryDequeue(out var oldest)
        )
        {
            if (_entries.TryGetValue(oldest, out var entry) && entry.Used)
            {
                entry.Used = false;
                _order.Enqueue(oldest);
            }
            else
            {
                Remove(oldest);
            }
        }
    }

    private void Remove(Key key)
    {
        if (_entries.TryRemove(key, out _))
        {
            Interlocked.Decrement(ref _count);
            Interlocked.Add(ref _bytes, -key.Document.Length);
        }
    }

    private readonly record struct Key(ReadOnlyMemory<byte> Document, string? OperationName, int Hash)
    {
        public bool Equals(Key other) =>
            Hash == other.Hash
            && OperationName == other.OperationName
            && Document.Span.SequenceEqual(other.Document.Span);

        public override int GetHashCode() => Hash;
    }

    private sealed class Entry(Lazy<Preparation> preparation)
    {
        public Lazy<Preparation> Preparation { get; } = preparation;

        public volatile bool Used;
    }
}
