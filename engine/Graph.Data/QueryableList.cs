using Graph.Data.Projections;
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
        var query = queryable.With(binder.Bind(context, arguments)).Take(MaxRows + 1);
        var rows =
            query.Provider is IAsyncQueryProvider
                ? await query.ToListAsync(context.RequestAborted).ConfigureAwait(false)
                : [.. query];
        return ListLimit.Check(rows, binder.Coordinate, MaxRows);
    }
}
