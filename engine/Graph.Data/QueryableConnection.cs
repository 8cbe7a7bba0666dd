using Graph.Annotations.Binding;
using Graph.Annotations.Pagination;
using Graph.Execution.Resolvers;

namespace Graph.Data;

/// <summary>Makes the field's connection of the query that its method gives back.</summary>
/// <param name="binder">What is asked of it.</param>
/// <param name="page">Which part of it is asked for.</param>
internal sealed class QueryableConnection<TEntity>(
    QueryContextBinder<TEntity> binder,
    ContextBinder<PagingArguments> page
)
    where TEntity : class
{
    /// <summary>Reads the page.</summary>
    /// <exception cref="GraphQLException">What is asked may not be asked.</exception>
    public async ValueTask<Connection<TEntity>> CompleteAsync(
        IQueryable<TEntity> queryable,
        ResolverContext context,
        ArgumentValues arguments
    )
    {
        var part = page.Bind(context, arguments);
        var query = queryable.With(binder.Bind(context, arguments));
        return await query.ToConnectionAsync(part, context.RequestAborted).ConfigureAwait(false);
    }
}
