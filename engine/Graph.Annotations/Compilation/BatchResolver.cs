using Graph.Execution.DataLoaders;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Annotations.Compilation;

/// <summary>
/// Resolves a field by a method that answers all rows at once: parents in (or, on a root field, argument columns), one
/// result per row out.
/// </summary>
internal sealed class BatchResolver<TParent, TRow, TResult, TFormat>(
    MethodPlan plan,
    MethodCall<IReadOnlyList<TParent>, ValueTask<IReadOnlyList<TRow>>> call,
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
        if (context.Count == 0)
        {
            return new ValueTask<Column>(Column<TResult>.Rent(0));
        }

        var services = plan.ResolveServices(context);
        if (plan.Columns.Length > 0 || isRoot)
        {
            return ResolveWithColumns(context, services);
        }

        return context.ArgumentsVary ? ResolveGroups(context, services) : ResolveAll(context, services);
    }

    private async ValueTask<Column> ResolveAll(ResolverContext context, object[] services)
    {
        var rows = await call(context, Parents(context, null), context.Arguments, services, []).ConfigureAwait(false);
        Check(context, rows, context.Count);
        if (TFormat.IsPlain && rows is not IPartialRows)
        {
            return Column<TResult>.From((IReadOnlyList<TResult>)rows);
        }

        var column = Column<TResult>.Rent(context.Count);
        Scatter(context, column, rows, null);
        return column;
    }

    private async ValueTask<Column> ResolveGroups(ResolverContext context, object[] services)
    {
        var column = Column<TResult>.Rent(context.Count);
        foreach (var group in BatchCall.GroupByArguments(context))
        {
            await Call(context, services, column, group).ConfigureAwait(false);
        }

        return column;
    }

    private async ValueTask<Column> ResolveWithColumns(ResolverContext context, object[] services)
    {
        // Rows with an argument that does not fit fail alone; the others are answered by one call.
        var count = isRoot && !context.ArgumentsVary ? 1 : context.Count;
        var column = Column<TResult>.Rent(context.Count);
        var columns = new Array[plan.Columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = plan.Columns[i].Create(count);
        }

        var good = new int[count];
        var used = 0;
        for (var row = 0; row < count; row++)
        {
            try
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    plan.Columns[i].Bind(columns[i], used, context.ArgumentsOf(row));
                }

                good[used++] = row;
            }
            catch (GraphQLException exception)
            {
                column.Values[row] = default!;
                column.SetError(row, exception.Error);
            }
        }

        if (used > 0)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i] = plan.Columns[i].Trim(columns[i], used);
            }

            var rows = used == context.Count ? null : good[..used];
            await Call(context, services, column, new BatchCall(rows, context.ArgumentsOf(good[0]), columns))
                .ConfigureAwait(false);
        }

        SharedRow.Repeat(column, count);
        return column;
    }

    private async ValueTask Call(ResolverContext context, object[] services, Column<TResult> column, BatchCall batch)
    {
        try
        {
            var rows = await call(context, Parents(context, batch.Rows), batch.Arguments, services, batch.Columns)
                .ConfigureAwait(false);
            Check(context, rows, batch.CountOf(context.Count));
            Scatter(context, column, rows, batch.Rows);
        }
        catch (Exception exception) when (RowError.IsOfRow(exception, context))
        {
            var error = RowError.From(exception, context);
            for (var i = 0; i < batch.CountOf(context.Count); i++)
            {
                var row = batch.Rows is null ? i : batch.Rows[i];
                column.Values[row] = default!;
                column.SetError(row, error);
            }
        }
    }

    private ParentRows<TParent> Parents(ResolverContext context, int[]? rows) =>
        isRoot ? null! : new ParentRows<TParent>(context.Parents, rows);

    private static void Scatter(ResolverContext context, Column<TResult> column, IReadOnlyList<TRow> rows, int[]? at)
    {
        var partial = rows as IPartialRows;
        Exception? lastFailure = null;
        GraphQLError? error = null;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = at is null ? i : at[i];
            if (partial?.FailureOf(i) is { } failure)
            {
                // The keys of a failed batch have one exception, and need one error.
                error = ReferenceEquals(failure, lastFailure) ? error : RowError.From(failure, context);
                lastFailure = failure;
                column.Values[row] = default!;
                column.SetError(row, error!);
            }
            else
            {
                TFormat.Store(column, row, rows[i]);
            }
        }
    }

    private static void Check(ResolverContext context, IReadOnlyList<TRow>? rows, int count)
    {
        if (rows is null || rows.Count != count)
        {
            throw new InvalidOperationException(
                $"The batch resolver of '{context.Field.Coordinate}' was asked for {count} rows and gave "
                    + $"{(rows is null ? "null" : rows.Count)}. It must give one result per row, in the order of the rows; "
                    + "give null for a row that has none."
            );
        }
    }
}
