using Graph.Data.Projections;
using Graph.Data.Sorting;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data;

/// <summary>Applies what clients ask to the queries of authors.</summary>
public static class QueryableExtensions
{
    /// <summary>
    /// The rows, the order and the columns that are asked for, in this order. The primary key is the last member of the
    /// order, so that no two rows are equal in it.
    /// </summary>
    public static IQueryable<TEntity> With<TEntity>(
        this IQueryable<TEntity> queryable,
        QueryContext<TEntity> queryContext
    )
        where TEntity : class => queryable.With(queryContext, sorting => sorting);

    /// <summary>The same, with a default order or a member that is always first or last.</summary>
    /// <param name="queryable">The query.</param>
    /// <param name="queryContext">What the client asks.</param>
    /// <param name="modifySorting">Gets the order that is asked for, which may be empty, and gives the one to use.</param>
    public static IQueryable<TEntity> With<TEntity>(
        this IQueryable<TEntity> queryable,
        QueryContext<TEntity> queryContext,
        Func<SortDefinition<TEntity>, SortDefinition<TEntity>> modifySorting
    )
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(queryable);
        ArgumentNullException.ThrowIfNull(queryContext);
        ArgumentNullException.ThrowIfNull(modifySorting);
        var sorting = modifySorting(queryContext.Sorting ?? SortDefinition<TEntity>.Empty);
        var stable = StableOrder.ByKey(sorting, EntityKey.Of(queryable));
        var selector = queryContext.Selector;
        if (selector is not null && Selector<TEntity>.Find(selector)?.WithOrder(stable) is { } made)
        {
            // Two lists in one statement would give every pair of their items.
            queryable = made.Lists > 1 ? queryable.AsSplitQuery() : queryable;
            selector = made.Lambda!;
        }

        if (queryContext.Predicate is { } predicate)
        {
            queryable = queryable.Where(predicate);
        }

        if (!sorting.Operations.IsEmpty)
        {
            queryable = stable.ApplyTo(queryable);
        }

        return selector is null ? queryable : queryable.Select(selector);
    }
}
