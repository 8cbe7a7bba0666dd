using Graph.Types.Resolvers;

namespace Graph.Types.Annotations.Compilation;

/// <summary>Resolves a field by a pure function of the parent, mostly a property.</summary>
internal sealed class PropertyResolver<TParent, TResult>(Func<TParent, TResult> get) : FieldResolver
{
    /// <inheritdoc />
    public override Type ResultType => typeof(TResult);

    /// <inheritdoc />
    public override ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        var count = context.Count;
        var column = Column<TResult>.Rent(count);
        var row = 0;
        while (row < count)
        {
            // One guard for the loop, not one per row: it is entered again only after a row that threw.
            try
            {
                if (context.Parents is Column<TParent> parents)
                {
                    var source = parents.Values;
                    var target = column.Values;
                    for (; row < count; row++)
                    {
                        target[row] = get(source[row]);
                    }
                }
                else
                {
                    for (; row < count; row++)
                    {
                        column.Values[row] = get((TParent)context.Parents.GetValue(row)!);
                    }
                }
            }
            catch (Exception exception) when (RowError.IsOfRow(exception, context))
            {
                column.Values[row] = default!;
                column.SetError(row++, RowError.From(exception, context));
            }
        }

        return new ValueTask<Column>(column);
    }
}
