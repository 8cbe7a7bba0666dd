using Graph.Execution.Incremental;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;

namespace Graph.Execution.Columns;

/// <summary>Completes lists of which only the first items come with the rest of the response.</summary>
internal sealed class StreamedListCompleter<TList, TItem>(CompiledField field, bool nonNull, Completer items)
    : Completer(field, nonNull)
    where TList : IEnumerable<TItem>
{
    public override Type InputType => typeof(TList);

    public override CompletedColumn CreateColumn(OperationRun run) =>
        new StreamedListColumn<TList, TItem>(run, this, items.CreateColumn(run));
}

/// <summary>Lists that have something left to be streamed.</summary>
internal interface IStreamedLists
{
    /// <summary>How the field is streamed.</summary>
    StreamUsage Stream { get; }

    /// <summary>The remaining items of some rows, one row after the other; owned by the caller.</summary>
    Column RentRemaining(List<StreamRecord> rows);
}

/// <summary>Lists of which the first items are here, and the others wait to be streamed.</summary>
/// <remarks><see href="https://github.com/graphql/graphql-spec/pull/1203"/>, CompleteListValue.</remarks>
internal sealed class StreamedListColumn<TList, TItem>(OperationRun run, Completer completer, CompletedColumn items)
    : ListColumn<TItem[], TItem>(run, completer, items),
        IStreamedLists
    where TList : IEnumerable<TItem>
{
    private TItem[]?[] _lists = [];
    private Column<TItem[]>? _first;
    private int _initialCount;

    public StreamUsage Stream => Field.Stream!;

    public Column RentRemaining(List<StreamRecord> rows)
    {
        var total = 0;
        foreach (var row in rows)
        {
            total += row.Count;
        }

        var remaining = Column<TItem>.Rent(total);
        var start = 0;
        foreach (var row in rows)
        {
            _lists[row.Row].AsSpan(_initialCount).CopyTo(remaining.Values[start..]);
            start += row.Count;
        }

        return remaining;
    }

    protected override void CompleteRows(Column column)
    {
        var rows = ((Column<TList>)column).Values;
        var isCounted = Stream.TryGetInitialCount(Run.VariableSets[0], out _initialCount);
        _lists = new TItem[]?[rows.Length];
        _first = Column<TItem[]>.Rent(rows.Length);
        for (var row = 0; row < rows.Length; row++)
        {
            _first.Values[row] = null!;
            if (rows[row] is null || (HasOwnErrors && HasError(row)))
            {
                continue;
            }

            if (!isCounted)
            {
                SetError(row, StreamUsage.BadInitialCount);
            }
            else if (TryRead(rows[row], row) is { } list)
            {
                Run.Spend(Math.Max(list.Length - _initialCount, 0));
                _lists[row] = list;
                _first.Values[row] = list.Length <= _initialCount ? list : list[.._initialCount];
            }
        }

        base.CompleteRows(_first);
    }

    protected override void CollectIncrementalBelow(int row, IncrementalCollector collector)
    {
        base.CollectIncrementalBelow(row, collector);
        if (_lists[row] is { } list && list.Length > _initialCount)
        {
            collector.AddStream(this, row, _initialCount, list.Length - _initialCount);
        }
    }

    protected override void ResetBelow()
    {
        base.ResetBelow();
        _first?.Dispose();
        _first = null;
        _lists = [];
    }

    private TItem[]? TryRead(TList list, int row)
    {
        try
        {
            return list as TItem[] ?? [.. list];
        }
        catch (Exception exception) when (!Run.IsAborted)
        {
            SetError(row, Run.Report(Field, exception));
            return null;
        }
    }
}
