using System.Linq.Expressions;

namespace Graph.Data.Sorting;

/// <summary>One member of an order.</summary>
/// <typeparam name="TEntity">The entity that is sorted.</typeparam>
/// <typeparam name="TValue">The C# type of what is compared.</typeparam>
public sealed class SortBy<TEntity, TValue> : ISortBy<TEntity>
{
    private SortBy(Expression<Func<TEntity, TValue>> keySelector, bool ascending)
    {
        KeySelector = keySelector;
        Ascending = ascending;
    }

    /// <summary>Reads what is compared.</summary>
    public Expression<Func<TEntity, TValue>> KeySelector { get; }

    /// <inheritdoc/>
    public bool Ascending { get; }

    LambdaExpression ISortBy<TEntity>.KeySelector => KeySelector;

    /// <inheritdoc/>
    public IOrderedQueryable<TEntity> ApplyOrderBy(IQueryable<TEntity> queryable) =>
        Ascending ? queryable.OrderBy(KeySelector) : queryable.OrderByDescending(KeySelector);

    /// <inheritdoc/>
    public IOrderedQueryable<TEntity> ApplyThenBy(IOrderedQueryable<TEntity> queryable) =>
        Ascending ? queryable.ThenBy(KeySelector) : queryable.ThenByDescending(KeySelector);

    /// <summary>The smallest first.</summary>
    public static SortBy<TEntity, TValue> InAscendingOrder(Expression<Func<TEntity, TValue>> keySelector) =>
        new(keySelector, ascending: true);

    /// <summary>The largest first.</summary>
    public static SortBy<TEntity, TValue> InDescendingOrder(Expression<Func<TEntity, TValue>> keySelector) =>
        new(keySelector, ascending: false);
}
