using System.Reflection;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>Resolves a field by a pure function of the parent, mostly a property.</summary>
/// <param name="get">The function.</param>
/// <param name="compile">Makes the function's loop, once the field proves to be asked for often; null for none.</param>
/// <param name="property">The property, if the function reads one of the parent.</param>
internal sealed class PropertyResolver<TParent, TResult>(
    Func<TParent, TResult> get,
    Func<ColumnRead<TParent, TResult>>? compile = null,
    PropertyInfo? property = null
) : FieldResolver
{
    // To compile the loop takes about as long as to read this many rows without it.
    private const int RowsBeforeLoop = 200_000;

    private ColumnRead<TParent, TResult>? _loop;
    private int _rows;

    /// <inheritdoc />
    public override Type ResultType => typeof(TResult);

    /// <inheritdoc />
    public override ParentRead? ParentRead { get; } =
        property is null ? null : new ParentRead([property], IsValue: true);

    /// <inheritdoc />
    public override ValueTask<Column> ResolveAsync(ResolverContext context)
    {
        var count = context.Count;
        var column = context.RentColumn<TResult>();
        var row = 0;
        while (row < count)
        {
            // One guard for the loop, not one per row: it is entered again only after a row that threw.
            try
            {
                Read(context.Parents, column, count, ref row);
            }
            catch (Exception exception) when (RowError.IsOfRow(exception, context))
            {
                column.Values[row] = default!;
                column.SetError(row++, RowError.From(exception, context));
            }
        }

        return new ValueTask<Column>(column);
    }

    private void Read(Column parents, Column<TResult> results, int count, ref int row)
    {
        if (parents is not Column<TParent> exact)
        {
            for (; row < count; row++)
            {
                results.Values[row] = get((TParent)parents.GetValue(row)!);
            }
        }
        else if (_loop is { } loop)
        {
            loop(exact.Array, results.Array, count, ref row);
        }
        else
        {
            var source = exact.Values;
            var target = results.Values;
            for (; row < count; row++)
            {
                target[row] = get(source[row]);
            }

            CountRows(count);
        }
    }

    private void CountRows(int count)
    {
        // Several requests may reach the number at once: then the loop is compiled more than once, which harms nobody.
        if (compile is not null && (_rows += count) is >= RowsBeforeLoop or < 0)
        {
            _loop = compile();
        }
    }
}
