using System.Buffers;
using Graph.Execution.Incremental;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Execution.Writing;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Columns;

/// <summary>
/// The completed values of one field (or of the items of its lists, at one level) for all objects at its place: the
/// values that the response shows, and what failed.
/// </summary>
/// <remarks>
/// Failures cost only those that have them: while values are completed they are merely noted; once all is done, and only
/// if something failed, <see cref="Propagate"/> carries nulls upwards and <see cref="CollectErrors"/> reads the errors
/// from the top, in the order of the response.
/// </remarks>
internal abstract class CompletedColumn(OperationRun run, Completer completer)
{
    private Column? _column;
    private Dictionary<int, GraphQLError>? _errors;
    private GraphQLError? _columnError;
    private bool[]? _failed;

    /// <summary>The number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>True if null is an error at this position.</summary>
    public bool NonNull => completer.NonNull;

    /// <summary>True if something failed here or below; known after <see cref="Propagate"/>.</summary>
    public bool HasFailures { get; private set; }

    protected OperationRun Run => run;

    protected CompiledField Field => completer.Field;

    protected bool HasOwnErrors => _errors is not null || _columnError is not null;

    /// <summary>Completes a column of the resolver's values, which is owned from here on, and starts what is below.</summary>
    public void Complete(Column column)
    {
        _column = column;
        Count = column.Count;
        if (column.Errors is { Count: > 0 } errors)
        {
            Exception? unexpected = null;
            foreach (var (row, error) in errors)
            {
                SetError(row, run.Filter(error));
                unexpected ??= error.Exception;
            }

            if (unexpected is not null)
            {
                run.Diagnose(Field, unexpected);
            }
        }

        CompleteRows(column);
    }

    /// <summary>Fails all rows.</summary>
    public void Fail(int count, GraphQLError error)
    {
        Count = count;
        _columnError = error;
        run.NoteFailure();
    }

    /// <summary>True if the row has an error of its own, so that its value does not count.</summary>
    protected bool HasError(int row) => _errors is not null && _errors.ContainsKey(row);

    /// <summary>Notes an error of a row.</summary>
    protected void SetError(int row, GraphQLError error)
    {
        (_errors ??= []).TryAdd(row, error);
        run.NoteFailure();
    }

    /// <summary>Notes a null: an error in a non-null position.</summary>
    protected void SetNull(int row)
    {
        if (NonNull)
        {
            SetError(row, Field.NullError);
        }
    }

    /// <summary>Completes the rows that have no error, and starts what is below.</summary>
    protected abstract void CompleteRows(Column column);

    /// <summary>Carries nulls upwards: the rows that failed, and those whose parts may not be null but are.</summary>
    /// <returns>True if a row failed that may not be null.</returns>
    /// <remarks><see href="https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors"/></remarks>
    public bool Propagate()
    {
        HasFailures = PropagateBelow() || HasOwnErrors;
        if (_columnError is not null)
        {
            for (var row = 0; row < Count; row++)
            {
                Nullify(row);
            }
        }
        else if (_errors is not null)
        {
            foreach (var row in _errors.Keys)
            {
                Nullify(row);
            }
        }

        return NonNull && _failed is not null;
    }

    /// <summary>True if the row is null because it, or a part of it, failed.</summary>
    public bool IsFailed(int row) => _failed is not null && _failed[row];

    /// <summary>Reports the errors of a row and of what is below it.</summary>
    public void CollectErrors(int row, ErrorCollector collector)
    {
        if (!HasFailures)
        {
            return;
        }

        if (IsFailed(row))
        {
            CollectCause(row, collector);
        }
        else
        {
            CollectErrorsBelow(row, collector);
        }
    }

    /// <summary>Reports the error that made a row null: its own, or the first that came up from below.</summary>
    public void CollectCause(int row, ErrorCollector collector)
    {
        if (_columnError is not null)
        {
            collector.Add(_columnError, Field);
        }
        else if (_errors is not null && _errors.TryGetValue(row, out var error))
        {
            collector.Add(error, Field);
        }
        else
        {
            CollectCauseBelow(row, collector);
        }
    }

    /// <summary>Tells what is deferred or streamed in a row and below it; after <see cref="Propagate"/>.</summary>
    public void CollectIncremental(int row, IncrementalCollector collector)
    {
        if (!IsFailed(row))
        {
            CollectIncrementalBelow(row, collector);
        }
    }

    /// <summary>Writes the value of a row.</summary>
    public void Write(JsonWriter writer, int row)
    {
        if (_failed is not null && _failed[row])
        {
            writer.WriteNull();
        }
        else
        {
            WriteRow(writer, row);
        }
    }

    /// <summary>Returns all memory and forgets the request.</summary>
    public void Reset()
    {
        ResetBelow();
        _column?.Dispose();
        _column = null;
        Count = 0;
        HasFailures = false;
        _errors = null;
        _columnError = null;
        if (_failed is not null)
        {
            ArrayPool<bool>.Shared.Return(_failed);
            _failed = null;
        }
    }

    /// <summary>Propagates what is below into rows with <see cref="Nullify"/>.</summary>
    /// <returns>True if anything below failed.</returns>
    protected virtual bool PropagateBelow() => false;

    protected virtual void CollectIncrementalBelow(int row, IncrementalCollector collector) { }

    protected virtual void CollectErrorsBelow(int row, ErrorCollector collector) { }

    protected virtual void CollectCauseBelow(int row, ErrorCollector collector) { }

    protected abstract void WriteRow(JsonWriter writer, int row);

    protected abstract void ResetBelow();

    /// <summary>Makes a row null.</summary>
    protected void Nullify(int row)
    {
        if (_failed is null)
        {
            _failed = ArrayPool<bool>.Shared.Rent(Count);
            _failed.AsSpan(0, Count).Clear();
        }

        _failed[row] = true;
    }
}
