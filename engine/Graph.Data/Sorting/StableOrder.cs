using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;

namespace Graph.Data.Sorting;

/// <summary>Makes orders in which no two rows are equal.</summary>
internal static class StableOrder
{
    /// <summary>The order with those members of the key at its end that it does not have already.</summary>
    public static SortDefinition<TEntity> ByKey<TEntity>(
        SortDefinition<TEntity> sorting,
        ImmutableArray<PropertyInfo> key
    )
    {
        foreach (var member in key)
        {
            if (!Has(sorting, member))
            {
                sorting = new SortDefinition<TEntity>(sorting.Operations.Add(Ascending<TEntity>(member)));
            }
        }

        return sorting;
    }

    private static bool Has<TEntity>(SortDefinition<TEntity> sorting, PropertyInfo member)
    {
        foreach (var operation in sorting.Operations)
        {
            if (
                operation.KeySelector.Body is MemberExpression { Expression: ParameterExpression } read
                && read.Member.Name == member.Name
            )
            {
                return true;
            }
        }

        return false;
    }

    private static ISortBy<TEntity> Ascending<TEntity>(PropertyInfo member)
    {
        var entity = Expression.Parameter(typeof(TEntity), "x");
        var selector = Expression.Lambda(Expression.Property(entity, member), entity);
        return (ISortBy<TEntity>)
            typeof(SortBy<,>)
                .MakeGenericType(typeof(TEntity), member.PropertyType)
                .GetMethod(nameof(SortBy<object, object>.InAscendingOrder))!
                .Invoke(null, [selector])!;
    }
}
