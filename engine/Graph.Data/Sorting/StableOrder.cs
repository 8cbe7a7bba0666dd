using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;

namespace Graph.Data.Sorting;

/// <summary>Makes orders in which no two rows are equal.</summary>
internal static class StableOrder
{
    /// <summary>
    /// The order with those members of the key at its end that it does not have already, in the direction of its last member:
    /// so an index serves it that has the same members.
    /// </summary>
    public static SortDefinition<TEntity> ByKey<TEntity>(
        SortDefinition<TEntity> sorting,
        ImmutableArray<PropertyInfo> key
    )
    {
        var ascending = sorting.Operations.IsEmpty || sorting.Operations[^1].Ascending;
        foreach (var member in key)
        {
            if (!Has(sorting, member))
            {
                sorting = new SortDefinition<TEntity>(sorting.Operations.Add(By<TEntity>(member, ascending)));
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

    private static ISortBy<TEntity> By<TEntity>(PropertyInfo member, bool ascending)
    {
        var entity = Expression.Parameter(typeof(TEntity), "x");
        return By<TEntity>(Expression.Lambda(Expression.Property(entity, member), entity), ascending);
    }

    /// <summary>One member of an order, whose C# type is not known before.</summary>
    public static ISortBy<TEntity> By<TEntity>(LambdaExpression keySelector, bool ascending) =>
        (ISortBy<TEntity>)
            typeof(SortBy<,>)
                .MakeGenericType(typeof(TEntity), keySelector.ReturnType)
                .GetMethod(
                    ascending
                        ? nameof(SortBy<object, object>.InAscendingOrder)
                        : nameof(SortBy<object, object>.InDescendingOrder)
                )!
                .Invoke(null, [keySelector])!;
}
