using System.Collections.Concurrent;

namespace Graph.Execution;

/// <summary>
/// What was prepared of the documents that were used last, by the bytes of the document and the operation's name. It is
/// prepared once, however many ask for it at the same time.
/// </summary>
/// <remarks>
/// A hash only finds candidates: bytes decide. Eviction gives what was used since the last round a second chance. The
/// hash is seeded per process, so that collisions cannot be prepared.
/// </remarks>
/// <param name="limits">How much is kept.</param>
/// <param name="isKept">What is worth keeping.</param>
internal sealed class DocumentCache<T>(DocumentCacheLimits limits, Func<Prepared<T>, bool> isKept)
    where T : class
{
    private readonly ConcurrentDictionary<Key, Entry> _entries = new();
    private readonly ConcurrentQueue<Key> _order = new();
    private long _bytes;
    private long _weight;
    private int _count;

    /// <summary>How many are kept.</summary>
    public int Count => _entries.Count;

    /// <summary>
    /// What is kept, or what <paramref name="prepare"/> makes: at once for all who ask for the same. What is not worth
    /// keeping is forgotten again.
    /// </summary>
    public Prepared<T> GetOrAdd(
        ReadOnlyMemory<byte> document,
        string? operationName,
        Func<ReadOnlyMemory<byte>, string?, Prepared<T>> prepare
    )
    {
        var hash = new HashCode();
        hash.AddBytes(document.Span);
        hash.Add(operationName);
        var probe = new Key(document, operationName, hash.ToHashCode());
        if (_entries.TryGetValue(probe, out var entry))
        {
            entry.Used = true;
            return entry.Prepared.Value;
        }

        if (limits.MaxCount <= 0 || document.Length > limits.MaxDocumentBytes)
        {
            return prepare(document, operationName);
        }

        // The request's memory is not ours to keep.
        var key = probe with
        {
            Document = document.ToArray(),
        };
        var added = new Entry(new Lazy<Prepared<T>>(() => prepare(key.Document, key.OperationName)));
        entry = _entries.GetOrAdd(key, added);
        var isOurs = ReferenceEquals(entry, added);
        if (isOurs)
        {
            Interlocked.Increment(ref _count);
            Interlocked.Add(ref _bytes, key.Document.Length);
        }

        try
        {
            var prepared = entry.Prepared.Value;
            if (isOurs && isKept(prepared))
            {
                if (prepared.Value is IGrowing growing)
                {
                    growing.OnGrown = weight => Grow(key, entry, weight);
                }

                _order.Enqueue(key);
                Evict();
            }
            else if (isOurs)
            {
                Remove(key);
            }

            return prepared;
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
                Volatile.Read(ref _count) > limits.MaxCount
                || Volatile.Read(ref _bytes) > limits.MaxBytes
                || Volatile.Read(ref _weight) > limits.MaxWeight
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

    private void Grow(Key key, Entry entry, int weight)
    {
        lock (entry)
        {
            if (!_entries.TryGetValue(key, out var current) || !ReferenceEquals(current, entry))
            {
                return;
            }

            entry.Weight += weight;
            Interlocked.Add(ref _weight, weight);
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
                    Interlocked.Add(ref _weight, -entry.Weight);
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

    private sealed class Entry(Lazy<Prepared<T>> prepared)
    {
        public Lazy<Prepared<T>> Prepared { get; } = prepared;

        public volatile bool Used;

        /// <summary>How much it has grown.</summary>
        public long Weight { get; set; }
    }
}
