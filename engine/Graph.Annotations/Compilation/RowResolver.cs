using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>Resolves a field by a synchronous method, once per row, or once for a root field whose rows do not differ.</summary>
internal sealed class RowResolver<TParent, TRow, TResult, TFormat>(
    MethodPlan plan,
    MethodCall<TParent, TRow> call,
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
        for (var row = 0; row < calls; row++)
        {
            try
            {
                var parent = parents is null ? default! : parents[row];
                TFormat.Store(column, row, call(context, parent, context.ArgumentsOf(row), services, []));
            }
            catch (Exception exception) when (RowError.IsOfRow(exception, context))
            {
                column.Values[row] = default!;
                column.SetError(row, RowError.From(exception, context));
            }
        }

        SharedRow.Repeat(column, calls);
        return new ValueTask<Column>(column);
    }
}
