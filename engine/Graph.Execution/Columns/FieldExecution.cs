using Graph.Execution.DataLoaders;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Columns;

/// <summary>One field at one place: what its resolver sees, and what became of its column.</summary>
/// <remarks>Reused by every request that gets the run, so a resolver must not keep its context.</remarks>
internal sealed class FieldExecution(OperationRun run, Place place, CompiledField compiled) : ResolverContext
{
    private ArgumentValues _arguments = ArgumentValues.Empty;
    private ArgumentValues[]? _varyingArguments;
    private Column? _resolved;

    // The column that the resolver took from RentColumn, and the one of an earlier request that it may have again.
    private Column? _rented;
    private Column? _kept;

    /// <summary>The completed column; null only for <c>__typename</c>.</summary>
    public CompletedColumn? Result { get; } = compiled.Completer?.CreateColumn(run);

    public override int Count => place.Count;

    public override Column Parents => place.Parents;

    public override ReadOnlySpan<ArgumentValues> ArgumentSets =>
        _varyingArguments ?? new ReadOnlySpan<ArgumentValues>(in _arguments);

    public override IServiceProvider Services => run.Services;

    public override DataLoaderScope DataLoaders => run.DataLoaders ?? base.DataLoaders;

    public override CancellationToken RequestAborted => run.RequestAborted;

    public override Schema Schema => run.Operation.Source.Schema;

    public override ObjectType ParentType => compiled.ParentType;

    public override OutputField Field => compiled.Definition!;

    public override FieldNode Selection => compiled.Selections[0];

    public override SelectedField SelectedField => new(compiled);

    public override bool IsSelected(string fieldName) => compiled.IsSelected(fieldName);

    public override Column<T> RentColumn<T>()
    {
        if (_kept is not Column<T> column)
        {
            column = Column<T>.Rent(Count);
        }
        else
        {
            _kept = null;
            column.RentAgain(Count);
        }

        _rented = column;
        return column;
    }

    /// <summary>Calls the resolver, for all objects of the place.</summary>
    public void Start()
    {
        if (!TryCoerceArguments(out var error))
        {
            Result!.Fail(Count, error!);
            return;
        }

        try
        {
            if (Field.Resolver is not { } resolver)
            {
                throw new InvalidOperationException($"Nothing resolves {compiled.Coordinate} in this schema.");
            }

            var pending = resolver.ResolveAsync(this);
            if (pending.IsCompletedSuccessfully)
            {
                _resolved = pending.Result;
            }
            else
            {
                run.BeginWait();
                _ = AwaitAsync(pending);
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    /// <summary>Completes the column if the resolver did not need to wait.</summary>
    public void Finish()
    {
        if (_resolved is { } column)
        {
            _resolved = null;
            Complete(column);
        }
    }

    /// <summary>Forgets the request.</summary>
    public void Reset()
    {
        Result!.Reset();
        _resolved?.Dispose();
        _resolved = null;
        _rented = null;
        _arguments = ArgumentValues.Empty;
        _varyingArguments = null;
    }

    private async Task AwaitAsync(ValueTask<Column> pending)
    {
        try
        {
            Column column;
            try
            {
                column = await pending.ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Fail(exception);
                return;
            }

            if (run.ShouldStop())
            {
                column.Dispose();
                return;
            }

            run.DataLoaders?.BeginPass();
            try
            {
                Complete(column);
            }
            finally
            {
                run.DataLoaders?.EndPass();
            }
        }
        catch (Exception exception)
        {
            run.Break(exception);
        }
        finally
        {
            run.EndWait();
        }
    }

    private void Complete(Column? column)
    {
        var expected = compiled.Completer!.InputType;
        if (column is null || column.ElementType != expected || column.Count != Count)
        {
            var given = column is null ? "nothing" : $"{column.Count} rows of '{column.ElementType}'";
            column?.Dispose();
            Fail(
                new InvalidOperationException(
                    $"The resolver of {compiled.Coordinate} gave {given} instead of {Count} rows of '{expected}'."
                )
            );
            return;
        }

        if (run.Operation.IsSerial && place.IsRoot)
        {
            // The mutation has changed the world: what is below must not show what was read before.
            run.DataLoaders?.ClearCache();
        }

        if (ReferenceEquals(column, _rented))
        {
            // Disposed with the result before it is rented again; a column that the resolver kept to itself never is.
            _kept = column;
        }

        Result!.Complete(column);
    }

    private void Fail(Exception exception)
    {
        if (exception is OperationCanceledException && run.ShouldStop())
        {
            return;
        }

        Result!.Fail(Count, run.Report(compiled, exception));
    }

    private bool TryCoerceArguments(out GraphQLError? error)
    {
        var plan = compiled.Arguments!;
        if (!place.IsRoot || run.VariableSets.Count == 1 || plan.Variables.IsEmpty)
        {
            return plan.TryCoerce(run.VariableSets[0], out _arguments, out error);
        }

        // At the root each row has a set of variables of its own.
        _varyingArguments = new ArgumentValues[run.VariableSets.Count];
        for (var row = 0; row < _varyingArguments.Length; row++)
        {
            if (!plan.TryCoerce(run.VariableSets[row], out _varyingArguments[row], out error))
            {
                return false;
            }
        }

        error = null;
        return true;
    }
}
