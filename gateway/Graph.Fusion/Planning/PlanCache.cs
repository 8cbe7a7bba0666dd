using System.Collections.Concurrent;
using System.Collections.Immutable;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>
/// The plans of the documents that were used last, by the bytes of the document and the operation's name. A plan is
/// made once however many ask for it at the same time.
/// </summary>
/// <remarks>
/// A hash only finds candidates: bytes decide. It is seeded per process, so that collisions cannot be prepared. What was
/// used since the last round of eviction gets a second chance.
/// </remarks>
/// <param name="capacity">The most plans.</param>
/// <param name="maxBytes">The most bytes of their documents together; what is made of them takes many times as many.</param>
/// <param name="isKept">What is worth keeping; null for plans.</param>
internal sealed class PlanCache(int capacity, long maxBytes = long.MaxValue, Func<PlannedRequest, bool>? isKept = null)
{
    /// <summary>Larger documents are planned each time: a few of them would push out everything else.</summary>
    private const int MaxDocumentBytes = 256 * 1024;

    private readonly ConcurrentDictionary<Key, Entry> _entries = new();
    private readonly ConcurrentQueue<Key> _order = new();

    /// <summary>How many plans were made.</summary>
    public long Planned => Interlocked.Read(ref _planned);

    private long _planned;
    private long _bytes;

    /// <summary>The number of plans kept.</summary>
    public int Count => _entries.Count;

    /// <summary>The plan of a document, or what <paramref name="plan"/> makes of it; errors are not kept.</summary>
    public PlannedRequest GetOrAdd(
        ReadOnlyMemory<byte> document,
        string? operationName,
        Func<ReadOnlyMemory<byte>, string?, PlannedRequest> plan
    )
    {
        var hash = new HashCode();
        hash.AddBytes(document.Span);
        hash.Add(operationName);
        var probe = new Key(document, operationName, hash.ToHashCode());
        if (_entries.TryGetValue(probe, out var entry))
        {
            entry.Used = true;
            return entry.Planned.Value;
        }

        if (capacity <= 0 || document.Length > MaxDocumentBytes)
        {
            Interlocked.Increment(ref _planned);
            return plan(document, operationName);
        }

        // The request's memory is not ours to keep.
        var key = probe with
        {
            Document = document.ToArray(),
        };
        var added = new Entry(
            new Lazy<PlannedRequest>(() =>
            {
                Interlocked.Increment(ref _planned);
                return plan(key.Document, key.OperationName);
            })
        );
        entry = _entries.GetOrAdd(key, added);
        var isOurs = ReferenceEquals(entry, added);
        var isWorthIt = false;
        try
        {
            var planned = entry.Planned.Value;
            isWorthIt = isKept?.Invoke(planned) ?? planned.Plan is not null;
            return planned;
        }
        finally
        {
            if (isOurs && isWorthIt)
            {
                Interlocked.Add(ref _bytes, key.Document.Length);
                _order.Enqueue(key);
                Evict();
            }
            else if (isOurs)
            {
                _entries.TryRemove(key, out _);
            }
        }
    }

    private void Evict()
    {
        // Twice round at most: the first round takes away the second chances.
        var steps = 2 * _order.Count;
        while (
            (_entries.Count > capacity || Interlocked.Read(ref _bytes) > maxBytes)
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
                Interlocked.Add(ref _bytes, -oldest.Document.Length);
                _entries.TryRemove(oldest, out _);
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

    private sealed class Entry(Lazy<PlannedRequest> planned)
    {
        public Lazy<PlannedRequest> Planned { get; } = planned;

        public volatile bool Used;
    }
}

/// <summary>A planned operation, or why there is none.</summary>
/// <param name="Plan">The plan; null if there are errors.</param>
/// <param name="Operation">The operation as the engine prepares it: its variables and their types.</param>
/// <param name="Document">The document.</param>
/// <param name="Errors">The errors.</param>
internal sealed record PlannedRequest(
    QueryPlan? Plan,
    Graph.Execution.Operations.PreparedOperation? Operation,
    ReadOnlyMemory<byte> Document,
    ImmutableArray<GraphQLError> Errors
);
