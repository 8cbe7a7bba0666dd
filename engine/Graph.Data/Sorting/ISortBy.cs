using System.Linq.Expressions;

namespace Graph.Data.Sorting;

/// <summary>One member of an order.</summary>
/// <typeparam name="TEntity">The entity that is sorted.</typeparam>
public interface ISortBy<TEntity>
{
    /// <summary>Reads what is compared: a lambda from the entity to the value, without boxing.</summary>
    LambdaExpression KeySelector { get; }

    /// <summary>True for ascending.</summary>
    bool Ascending { get; }

    /// <summary>Sorts what is not sorted yet.</summary>
    IOrderedQueryable<TEntity> ApplyOrderBy(IQueryable<TEntity> queryable);

    /// <summary>Sorts what the members before leave equal.</summary>
    IOrderedQueryable<TEntity> ApplyThenBy(IOrderedQueryable<TEntity> queryable);
}
