using System.Collections.Immutable;
using System.Linq.Expressions;

namespace Graph.Data.Sorting;

/// <summary>An order over any number of members. It is immutable: each method gives another.</summary>
/// <typeparam name="TEntity">The entity that is sorted.</typeparam>
/// <param name="Operations">The members, the most important first.</param>
public sealed record SortDefinition<TEntity>(ImmutableArray<ISortBy<TEntity>> Operations)
{
    /// <summary>No order.</summary>
    public static SortDefinition<TEntity> Empty { get; } = new([]);

    /// <summary>Sorts by another member, the smallest first.</summary>
    public SortDefinition<TEntity> AddAscending<TValue>(Expression<Func<TEntity, TValue>> keySelector) =>
        new(Operations.Add(SortBy<TEntity, TValue>.InAscendingOrder(keySelector)));

    /// <summary>Sorts by another member, the largest first.</summary>
    public SortDefinition<TEntity> AddDescending<TValue>(Expression<Func<TEntity, TValue>> keySelector) =>
        new(Operations.Add(SortBy<TEntity, TValue>.InDescendingOrder(keySelector)));

    /// <summary>Another order where this one is empty: the default of a list.</summary>
    public SortDefinition<TEntity> IfEmpty(Func<SortDefinition<TEntity>, SortDefinition<TEntity>> apply)
    {
        ArgumentNullException.ThrowIfNull(apply);
        return Operations.IsEmpty ? apply(this) : this;
    }

    /// <summary>Sorts a query.</summary>
    public IQueryable<TEntity> ApplyTo(IQueryable<TEntity> queryable)
    {
        if (Operations.IsEmpty)
        {
            return queryable;
        }

        var ordered = Operations[0].ApplyOrderBy(queryable);
        foreach (var operation in Operations.AsSpan()[1..])
        {
            ordered = operation.ApplyThenBy(ordered);
        }

        return ordered;
    }
}
