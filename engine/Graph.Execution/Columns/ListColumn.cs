using System.Buffers;
using System.Runtime.InteropServices;
using Graph.Execution.Incremental;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Execution.Writing;
using Graph.Types.Serialization;

namespace Graph.Execution.Columns;

/// <summary>Completes lists.</summary>
internal sealed class ListCompleter<TList, TItem>(CompiledField field, bool nonNull, Completer items)
    : Completer(field, nonNull)
    where TList : IEnumerable<TItem>
{
    public override Type InputType => typeof(TList);

    public override CompletedColumn CreateColumn(OperationRun run) =>
        new ListColumn<TList, TItem>(run, this, items.CreateColumn(run));
}

/// <summary>Lists: the items of all rows in one column, and where each row's items begin in it.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-List.Result-Coercion"/></remarks>
internal class ListColumn<TList, TItem>(OperationRun run, Completer completer, CompletedColumn items)
    : CompletedColumn(run, completer)
    where TList : IEnumerable<TItem>
{
    // One more than rows; the complement where the row is null, which has no items.
    private int[] _starts = [];

    protected override void CompleteRows(Column column)
    {
        var rows = ((Column<TList>)column).Values;
        _starts = ArrayPool<int>.Shared.Rent(rows.Length + 1);
        List<TItem>?[]? buffered = null;
        var total = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            _starts[row] = total;
            if (HasOwnErrors && HasError(row))
            {
                _starts[row] = ~total;
            }
            else if (rows[row] is null)
            {
                _starts[row] = ~total;
                SetNull(row);
            }
            else if (CountOf(rows[row], row) is >= 0 and var count)
            {
                Run.Spend(count);
                total += count;
            }
            else if (!HasError(row) && TryBuffer(rows[row], row) is { } buffer)
            {
                Run.Spend(buffer.Count);
                (buffered ??= new List<TItem>?[rows.Length])[row] = buffer;
                total += buffer.Count;
            }
            else
            {
                _starts[row] = ~total;
            }
        }

        _starts[rows.Length] = total;
        var flat = Column<TItem>.Rent(total);
        for (var row = 0; row < rows.Length; row++)
        {
            if (_starts[row] >= 0)
            {
                TryCopy(rows[row], buffered?[row], flat.Values[_starts[row]..StartOf(row + 1)], row);
            }
        }

        items.Complete(flat);
    }

    protected override bool PropagateBelow()
    {
        if (items.Propagate())
        {
            for (var row = 0; row < Count; row++)
            {
                for (var item = StartOf(row); item < StartOf(row + 1); item++)
                {
                    if (items.IsFailed(item))
                    {
                        Nullify(row);
                        break;
                    }
                }
            }
        }

        return items.HasFailures;
    }

    protected override void CollectErrorsBelow(int row, ErrorCollector collector)
    {
        if (!items.HasFailures || _starts[row] < 0)
        {
            return;
        }

        var start = _starts[row];
        for (var item = start; item < StartOf(row + 1); item++)
        {
            collector.Push(item - start);
            items.CollectErrors(item, collector);
            collector.Pop();
        }
    }

    protected override void CollectCauseBelow(int row, ErrorCollector collector)
    {
        var start = StartOf(row);
        for (var item = start; item < StartOf(row + 1); item++)
        {
            if (items.IsFailed(item))
            {
                collector.Push(item - start);
                items.CollectCause(item, collector);
                collector.Pop();
                return;
            }
        }
    }

    protected override void WriteRow(JsonWriter writer, int row)
    {
        var start = _starts[row];
        if (start < 0)
        {
            writer.WriteNull();
            return;
        }

        writer.WriteRaw((byte)'[');
        var end = StartOf(row + 1);
        for (var item = start; item < end; item++)
        {
            if (item > start)
            {
                writer.WriteRaw((byte)',');
            }

            items.Write(writer, item);
        }

        writer.WriteRaw((byte)']');
    }

    protected override void ResetBelow()
    {
        items.Reset();
        if (_starts.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_starts);
            _starts = [];
        }
    }

    protected override void CollectIncrementalBelow(int row, IncrementalCollector collector)
    {
        var start = _starts[row];
        if (start < 0)
        {
            return;
        }

        for (var item = start; item < StartOf(row + 1); item++)
        {
            collector.Push(item - start);
            items.CollectIncremental(item, collector);
            collector.Pop();
        }
    }

    private int StartOf(int row)
    {
        // A column that failed as a whole has no starts.
        var start = _starts.Length == 0 ? 0 : _starts[row];
        return start < 0 ? ~start : start;
    }

    /// <summary>The number of items; -1 if only counting tells, or if the list fails, which is noted.</summary>
    private int CountOf(TList list, int row) =>
        list switch
        {
            TItem[] array => array.Length,
            List<TItem> exact => exact.Count,
            ICollection<TItem> or IReadOnlyCollection<TItem> => CountOfCollection(list, row),
            _ => -1,
        };

    // Collections of any kind are the resolvers' own code: what fails in it fails the field.
    private int CountOfCollection(TList list, int row)
    {
        try
        {
            return list is ICollection<TItem> collection ? collection.Count : ((IReadOnlyCollection<TItem>)list).Count;
        }
        catch (Exception exception) when (!Run.IsAborted)
        {
            SetError(row, Run.Report(Field, exception));
            return -1;
        }
    }

    private List<TItem>? TryBuffer(TList list, int row)
    {
        try
        {
            return [.. list];
        }
        catch (Exception exception) when (!Run.IsAborted)
        {
            SetError(row, Run.Report(Field, exception));
            return null;
        }
    }

    private void TryCopy(TList list, List<TItem>? buffer, Span<TItem> target, int row)
    {
        try
        {
            Copy(list, buffer, target);
        }
        catch (Exception exception) when (!Run.IsAborted)
        {
            // The places are taken by now, and pooled memory has old values: nulls stand there instead.
            target.Clear();
            SetError(row, Run.Report(Field, exception));
        }
    }

    private static void Copy(TList list, List<TItem>? buffer, Span<TItem> target)
    {
        var copied = 0;
        switch ((object?)buffer ?? list)
        {
            case TItem[] array:
                new ReadOnlySpan<TItem>(array).CopyTo(target);
                return;
            case List<TItem> exact:
                copied = exact.Count;
                CollectionsMarshal.AsSpan(exact).CopyTo(target);
                break;
            case IReadOnlyList<TItem> indexed:
                for (; copied < target.Length; copied++)
                {
                    target[copied] = indexed[copied];
                }

                break;
            default:
                foreach (var item in list)
                {
                    target[copied++] = item;
                }

                break;
        }

        if (copied != target.Length)
        {
            throw new InvalidOperationException(
                $"A list of {target.Length} items has given {copied}: it was changed while it was read."
            );
        }
    }
}
