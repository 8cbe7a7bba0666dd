using System.Collections.Concurrent;

namespace Graph.Execution.Operations;

/// <summary>
/// The prepared operations of the documents that were used last, by the bytes of the document and the operation's name.
/// </summary>
/// <remarks>
/// A hash only finds candidates: bytes decide. Eviction gives what was used since the last round a second chance. The
/// hash is seeded per process, so that collisions cannot be prepared.
/// </remarks>
/// <param name="maxCount">The most operations.</param>
/// <param name="maxBytes">The most bytes of their documents together.</param>
/// <param name="maxFields">The most compiled fields of them together.</param>
/// <param name="isKept">What is worth keeping; null for operations that are ready.</param>
internal sealed class OperationCache(
    int maxCount,
    long maxBytes,
    long maxFields = long.MaxValue,
    Func<Preparation, bool>? isKept = null
)
{
    private readonly ConcurrentDictionary<Key, Entry> _entries = new();
    private readonly ConcurrentQueue<Key> _order = new();
    private long _bytes;
    private long _fields;
    private int _count;

    /// <summary>The number of operations.</summary>
    public int Count => _entries.Count;

    /// <summary>
    /// The prepared operation, or what <paramref name="prepare"/> makes: at once for all who ask for the same. What is
    /// not kept is forgotten again.
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
            if (isOurs && (isKept?.Invoke(preparation) ?? preparation.IsReady))
            {
                if (preparation.Operation is { } operation)
                {
                    // It is compiled when it is first run, and again for each combination of its conditions.
                    operation.OnCompiled = fields => Grow(key, entry, fields);
                }

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
            (
                Volatile.Read(ref _count) > maxCount
                || Volatile.Read(ref _bytes) > maxBytes
                || Volatile.Read(ref _fields) > maxFields
            )
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

    private void Grow(Key key, Entry entry, int fields)
    {
        lock (entry)
        {
            if (!_entries.TryGetValue(key, out var current) || !ReferenceEquals(current, entry))
            {
                return;
            }

            entry.Fields += fields;
            Interlocked.Add(ref _fields, fields);
        }

        Evict();
    }

    private void Remove(Key key)
    {
        if (_entries.TryGetValue(key, out var entry))
        {
            lock (entry)
            {
                if (_entries.TryRemove(new KeyValuePair<Key, Entry>(key, entry)))
                {
                    Interlocked.Decrement(ref _count);
                    Interlocked.Add(ref _bytes, -key.Document.Length);
                    Interlocked.Add(ref _fields, -entry.Fields);
                }
            }
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

        /// <summary>How many fields were compiled for it.</summary>
        public long Fields { get; set; }
    }
}
