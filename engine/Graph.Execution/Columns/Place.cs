using System.Buffers;
using Graph.Execution.Incremental;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Execution.Writing;
using Graph.Types.Serialization;

namespace Graph.Execution.Columns;

/// <summary>
/// A place in the operation with all objects of one type that are there: each of its fields is resolved once, for all
/// of them.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#ExecuteCollectedFields()"/></remarks>
internal sealed class Place(OperationRun run, CompiledSelectionSet set)
{
    private FieldExecution?[] _fields = [];
    private bool[]? _nulled;

    /// <summary>What is asked of the objects.</summary>
    public CompiledSelectionSet Set => set;

    /// <summary>True at the root, where each row is a set of variables.</summary>
    public bool IsRoot => ReferenceEquals(set, run.Operation.Root);

    /// <summary>The number of objects; 0 as long as there are none.</summary>
    public int Count { get; private set; }

    /// <summary>The objects.</summary>
    public Column Parents { get; private set; } = null!;

    /// <summary>True if something failed here or below; known after <see cref="Propagate"/>.</summary>
    public bool HasFailures { get; private set; }

    /// <summary>Resolves all fields for the given objects: those that need to wait do so side by side.</summary>
    /// <param name="parents">The objects; not owned.</param>
    /// <param name="count">How many; with none, nothing is resolved.</param>
    public void Execute(Column parents, int count)
    {
        if (!Begin(parents, count))
        {
            return;
        }

        // Everything that waits is started before anything is completed: work never stands in the way of waiting.
        foreach (var field in _fields)
        {
            field?.Start();
        }

        foreach (var field in _fields)
        {
            field?.Finish();
        }
    }

    /// <summary>Resolves the fields one after the other, each to its very end.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#ExecuteCollectedFields()"/></remarks>
    public async ValueTask ExecuteSeriallyAsync(Column parents, int count)
    {
        if (!Begin(parents, count))
        {
            return;
        }

        foreach (var field in _fields)
        {
            if (field is null)
            {
                continue;
            }

            run.DataLoaders?.ClearCache();
            run.DataLoaders?.BeginPass();
            field.Start();
            field.Finish();
            run.DataLoaders?.EndPass();
            await run.WaitAsync();
            if (run.HasFailures && field.Result!.Propagate() && HasFailedFully(field))
            {
                // The response is null already: what has not begun must not change the world.
                return;
            }
        }
    }

    /// <summary>Carries nulls upwards; see <see cref="CompletedColumn.Propagate"/>.</summary>
    /// <returns>True if an object here became null.</returns>
    public bool Propagate()
    {
        if (Count == 0)
        {
            return false;
        }

        foreach (var field in _fields)
        {
            if (field is null)
            {
                continue;
            }

            if (field.Result!.Propagate())
            {
                for (var row = 0; row < Count; row++)
                {
                    if (field.Result.IsFailed(row))
                    {
                        Nullify(row);
                    }
                }
            }

            HasFailures |= field.Result.HasFailures;
        }

        return _nulled is not null;
    }

    /// <summary>True if the object became null, because a field failed that may not be null.</summary>
    public bool IsNulled(int row) => _nulled is not null && _nulled[row];

    /// <summary>Reports the errors of an object, in the order of its fields.</summary>
    public void CollectErrors(int row, ErrorCollector collector)
    {
        if (!HasFailures)
        {
            return;
        }

        for (var i = 0; i < _fields.Length; i++)
        {
            if (_fields[i] is { } field && field.Result!.HasFailures)
            {
                collector.Push(set.Fields[i].ResponseName);
                field.Result.CollectErrors(row, collector);
                collector.Pop();
            }
        }
    }

    /// <summary>Reports the first error that made an object null.</summary>
    public void CollectCause(int row, ErrorCollector collector)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            if (_fields[i] is { } field && field.Result!.NonNull && field.Result.IsFailed(row))
            {
                collector.Push(set.Fields[i].ResponseName);
                field.Result.CollectCause(row, collector);
                collector.Pop();
                return;
            }
        }
    }

    /// <summary>Tells what is deferred or streamed in an object that is not null; after <see cref="Propagate"/>.</summary>
    public void CollectIncremental(int row, IncrementalCollector collector)
    {
        if (!set.IsIncremental)
        {
            return;
        }

        var outer = collector.Enter(this, row, set);
        for (var i = 0; i < _fields.Length; i++)
        {
            if (set.Fields[i].IsIncremental)
            {
                collector.Push(set.Fields[i].ResponseName);
                _fields[i]!.Result!.CollectIncremental(row, collector);
                collector.Pop();
            }
        }

        collector.Leave(outer);
    }

    /// <summary>Writes an object.</summary>
    public void Write(JsonWriter writer, int row)
    {
        var fields = set.Fields;
        if (fields.Length == 0)
        {
            writer.WriteRaw((byte)'{');
        }

        for (var i = 0; i < fields.Length; i++)
        {
            writer.WriteRaw(fields[i].Prefix);
            _fields[i]?.Result!.Write(writer, row);
        }

        writer.WriteRaw((byte)'}');
    }

    /// <summary>Forgets the request.</summary>
    public void Reset()
    {
        if (Count == 0)
        {
            return;
        }

        foreach (var field in _fields)
        {
            field?.Reset();
        }

        if (_nulled is not null)
        {
            ArrayPool<bool>.Shared.Return(_nulled);
            _nulled = null;
        }

        Count = 0;
        Parents = null!;
        HasFailures = false;
    }

    private bool Begin(Column parents, int count)
    {
        if (count == 0 || run.ShouldStop())
        {
            return false;
        }

        run.Spend((long)count * set.Fields.Length);
        Parents = parents;
        Count = count;
        if (_fields.Length == 0 && set.Fields.Length > 0)
        {
            _fields = new FieldExecution?[set.Fields.Length];
            for (var i = 0; i < _fields.Length; i++)
            {
                _fields[i] = set.Fields[i].Definition is null ? null : new FieldExecution(run, this, set.Fields[i]);
            }
        }

        return true;
    }

    private bool HasFailedFully(FieldExecution field)
    {
        for (var row = 0; row < Count; row++)
        {
            if (!field.Result!.IsFailed(row))
            {
                return false;
            }
        }

        return true;
    }

    private void Nullify(int row)
    {
        if (_nulled is null)
        {
            _nulled = ArrayPool<bool>.Shared.Rent(Count);
            _nulled.AsSpan(0, Count).Clear();
        }

        _nulled[row] = true;
    }
}
