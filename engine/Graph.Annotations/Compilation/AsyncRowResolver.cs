using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>
/// Resolves a field by an asynchronous method, once per row, all rows at once; or once for a root field whose rows do
/// not differ. A row fails alone.
/// </summary>
internal sealed class AsyncRowResolver<TParent, TRow, TResult, TFormat>(
    MethodPlan plan,
    MethodCall<TParent, ValueTask<TRow>> call,
    bool isRoot
) : FieldResolver
    where TFormat : IRowFormat<TRow, TResult>
{
    /// <inheritdoc />
    public override Type ResultType => typeof(TResult);

    /// <inheritdoc />
    public override bool UsesDataLoaders => plan.UsesDataLoaders;

    /// <inheritdoc />
    public override ParentRead? ParentRead => plan.ParentRead;

    /// <inheritdoc />
    public override ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        var services = plan.ResolveServices(context);
        var column = Column<TResult>.Rent(context.Count);
        var calls = isRoot && !context.ArgumentsVary ? Math.Min(1, context.Count) : context.Count;
        var parents = isRoot ? null : new ParentRows<TParent>(context.Parents);
        List<(int Row, ValueTask<TRow> Task)>? pending = null;
        for (var row = 0; row < calls; row++)
        {
            try
            {
                var parent = parents is null ? default! : parents[row];
                var task = call(context, parent, context.ArgumentsOf(row), services, []);
                if (task.IsCompletedSuccessfully)
                {
                    TFormat.Store(column, row, task.Result);
                }
                else
                {
                    (pending ??= []).Add((row, task));
                }
            }
            catch (Exception exception)
            {
                // What is thrown before the first await is no different from what the task would have held.
                (pending ??= []).Add((row, ValueTask.FromException<TRow>(exception)));
            }
        }

        if (pending is not null)
        {
            return Complete(context, column, pending, calls);
        }

        SharedRow.Repeat(column, calls);
        return new ValueTask<Column>(column);
    }

    private static async ValueTask<Column> Complete(
        ResolverContext context,
        Column<TResult> column,
        List<(int Row, ValueTask<TRow> Task)> pending,
        int calls
    )
    {
        Exception? givenUp = null;
        foreach (var (row, task) in pending)
        {
            try
            {
                TFormat.Store(column, row, await task.ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                // Every task is awaited, even when the request was given up: none may outlive its resolver unseen.
                if (RowError.IsOfRow(exception, context))
                {
                    Fail(column, row, exception, context);
                }
                else
                {
                    givenUp = exception;
                }
            }
        }

        if (givenUp is not null)
        {
            column.Dispose();
            throw new OperationCanceledException(givenUp.Message, givenUp, context.RequestAborted);
        }

        SharedRow.Repeat(column, calls);
        return column;
    }

    private static void Fail(Column<TResult> column, int row, Exception exception, ResolverContext context)
    {
        column.Values[row] = default!;
        column.SetError(row, RowError.From(exception, context));
    }
}
