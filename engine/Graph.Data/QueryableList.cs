using System.Linq.Expressions;
using Graph.Data.Projections;
using Graph.Data.Sorting;
using Graph.Execution.Resolvers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Graph.Data;

/// <summary>Makes the field's list of the query that its method gives back.</summary>
/// <param name="binder">What is asked of it.</param>
internal sealed class QueryableList<TEntity>(QueryContextBinder<TEntity> binder)
    where TEntity : class
{
    /// <summary>What a list without pages may hold.</summary>
    public const int MaxRows = 1_000;

    /// <summary>Reads the list.</summary>
    /// <exception cref="GraphQLException">What is asked may not be asked, or the list is too long.</exception>
    public async ValueTask<IReadOnlyList<TEntity>> CompleteAsync(
        IQueryable<TEntity> queryable,
        ResolverContext context,
        ArgumentValues arguments
    )
    {
        var asked = binder.Bind(context, arguments);
        if (asked.Sorting is null && !IsOrdered(queryable.Expression))
        {
            // Some order, so that the same question has the same answer.
            asked = asked with
            {
                Sorting = StableOrder.ByKey(SortDefinition<TEntity>.Empty, EntityKey.Of(queryable)),
            };
        }

        var query = queryable.With(asked).Take(MaxRows + 1);
        var rows =
            query.Provider is IAsyncQueryProvider
                ? await query.ToListAsync(context.RequestAborted).ConfigureAwait(false)
                : [.. query];
        return ListLimit.Check(rows, binder.Coordinate, MaxRows);
    }

    private static bool IsOrdered(Expression query)
    {
        while (query is MethodCallExpression { Arguments: [var source, ..] } call)
        {
            if (call.Method.Name.StartsWith(nameof(Queryable.OrderBy), StringComparison.Ordinal))
            {
                return true;
            }

            query = source;
        }

        return false;
    }
}
