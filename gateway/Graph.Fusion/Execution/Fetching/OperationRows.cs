using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;

namespace Graph.Fusion.Execution.Fetching;

/// <summary>
/// The different sets of values that one operation is asked for in one request, and which objects wait for each.
/// </summary>
internal sealed class OperationRows(PlannedOperation operation) : IDisposable
{
    private readonly PooledBytes _bytes = new(256);
    private PooledList<Row> _rows;
    private PooledList<Entry> _entries;
    private PooledList<int> _buckets;

    public PlannedOperation Operation { get; } = operation;

    /// <summary>The number of different rows.</summary>
    public int Count => _rows.Count;

    /// <summary>
    /// The errors of the answers before, by row, where it is asked again for what a failure took with it; null otherwise.
    /// </summary>
    public Dictionary<int, List<SourceError>>? Failures { get; init; }

    /// <summary>Where the next row is written, before it is added.</summary>
    public PooledBytes Buffer => _bytes;

    private struct Row
    {
        public int Start;
        public int Length;
        public int Hash;
        public int NextInBucket;
        public int FirstEntry;
        public int LastEntry;
        public bool IsAnswered;
    }

    /// <summary>An object that waits for a row.</summary>
    public struct Entry
    {
        /// <summary>The object.</summary>
        public int Instance;

        /// <summary>The index among the operation's targets.</summary>
        public int Target;

        /// <summary>The next entry of the row, or -1.</summary>
        public int Next;
    }

    /// <summary>The members of a row: <c>"id":"7"</c>; empty if the operation has no values.</summary>
    public ReadOnlySpan<byte> Members(int row) => _bytes.Span.Slice(_rows[row].Start, _rows[row].Length);

    /// <summary>The first object that waits for a row.</summary>
    public int FirstEntryOf(int row) => _rows[row].FirstEntry;

    /// <summary>True if a result for the row has been taken over, or a refusal.</summary>
    public bool IsAnswered(int row) => _rows[row].IsAnswered;

    /// <summary>Says that a result for the row has been taken over.</summary>
    public void MarkAnswered(int row) => _rows[row].IsAnswered = true;

    public ref readonly Entry EntryAt(int index) => ref _entries[index];

    /// <summary>
    /// Adds the row written since <paramref name="mark"/> for an object; a row that is there already is not added again.
    /// </summary>
    /// <returns>The row.</returns>
    public int Add(int mark, int instance, int target)
    {
        var members = _bytes.Span[mark..];
        var hash = Hash(members);
        var row = Find(members, hash);
        if (row >= 0)
        {
            _bytes.Length = mark;
        }
        else
        {
            row = AddRow(mark, members.Length, hash);
        }

        ref var found = ref _rows[row];
        var entry = _entries.Count;
        if (found.LastEntry >= 0)
        {
            _entries[found.LastEntry].Next = entry;
        }
        else
        {
            found.FirstEntry = entry;
        }

        found.LastEntry = entry;
        _entries.Add(
            new Entry
            {
                Instance = instance,
                Target = target,
                Next = -1,
            }
        );
        return row;
    }

    /// <summary>A copy with some of the rows.</summary>
    public OperationRows Part(int first, int count)
    {
        var part = new OperationRows(Operation) { Failures = Failures is null ? null : [] };
        for (var row = first; row < first + count; row++)
        {
            if (Failures is not null)
            {
                part.Failures![row - first] = Failures[row];
            }

            for (var entry = FirstEntryOf(row); entry >= 0; entry = _entries[entry].Next)
            {
                var mark = part.Buffer.Length;
                part.Buffer.Write(Members(row));
                part.Add(mark, _entries[entry].Instance, _entries[entry].Target);
            }
        }

        return part;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _bytes.Dispose();
        _rows.Dispose();
        _entries.Dispose();
        _buckets.Dispose();
    }

    private int Find(ReadOnlySpan<byte> members, int hash)
    {
        if (_buckets.Count == 0)
        {
            return -1;
        }

        for (var row = _buckets[hash & (_buckets.Count - 1)] - 1; row >= 0; row = _rows[row].NextInBucket - 1)
        {
            // The hash only finds candidates: equality is decided by the bytes.
            if (_rows[row].Hash == hash && Members(row).SequenceEqual(members))
            {
                return row;
            }
        }

        return -1;
    }

    private int AddRow(int start, int length, int hash)
    {
        if (_rows.Count >= _buckets.Count)
        {
            Rehash();
        }

        var row = _rows.Count;
        ref var bucket = ref _buckets[hash & (_buckets.Count - 1)];
        _rows.Add(
            new Row
            {
                Start = start,
                Length = length,
                Hash = hash,
                NextInBucket = bucket,
                FirstEntry = -1,
                LastEntry = -1,
            }
        );
        bucket = row + 1;
        return row;
    }

    private void Rehash()
    {
        var size = Math.Max(16, _buckets.Count * 2);
        _buckets.Count = 0;
        _buckets.AddDefaults(size);
        for (var row = 0; row < _rows.Count; row++)
        {
            ref var bucket = ref _buckets[_rows[row].Hash & (size - 1)];
            _rows[row].NextInBucket = bucket;
            bucket = row + 1;
        }
    }

    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = new HashCode();
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}
