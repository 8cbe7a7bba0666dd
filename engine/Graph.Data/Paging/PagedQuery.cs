using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Graph.Data.Paging;

/// <summary>
/// A query taken apart into rows, order and columns: a page adds its condition to the rows and may turn the order round,
/// both below the columns.
/// </summary>
/// <param name="Rows">The rows, in no order.</param>
/// <param name="Order">The order, which tells any two rows apart.</param>
/// <param name="Selector">Makes an item of a row; null where the row is the item.</param>
internal sealed record PagedQuery(Expression Rows, ImmutableArray<OrderMember> Order, LambdaExpression? Selector)
{
    /// <summary>The C# type of a row.</summary>
    public Type RowType => Order[0].Selector.Parameters[0].Type;

    /// <summary>True if the list begins with the largest value of its first member.</summary>
    public bool IsNewestFirst => Order[0].IsDescending;

    /// <summary>Takes a query apart.</summary>
    /// <param name="query">The query.</param>
    /// <param name="elementType">The C# type of what it gives.</param>
    /// <param name="parent">
    /// Whose list a row belongs to, where the lists of many are read together: within one list it tells no rows apart, so the order
    /// does without it, as does the index of the lists.
    /// </param>
    /// <exception cref="InvalidOperationException">It cannot be paged; the message says why and what to do.</exception>
    public static PagedQuery Of(Expression query, Type elementType, LambdaExpression? parent = null)
    {
        var (below, selector) = SplitSelect(query);
        var order = new List<(LambdaExpression Selector, bool IsDescending)>();
        var isComplete = false;
        var rows = WithoutOrder(below, order, ref isComplete);
        order.Reverse();
        var type = selector?.Parameters[0].Type ?? elementType;
        var entity = EntityFinder.Find(rows, type);
        var members = ImmutableArray.CreateBuilder<OrderMember>(order.Count + 1);
        foreach (var (member, isDescending) in order)
        {
            members.Add(new OrderMember(member, isDescending, EntityFinder.IsNullable(entity, member)));
        }

        AddKey(members, entity, type, parent);
        return new PagedQuery(rows, members.ToImmutable(), selector);
    }

    private static void AddKey(
        ImmutableArray<OrderMember>.Builder members,
        IEntityType? entity,
        Type type,
        LambdaExpression? parent
    )
    {
        if (entity?.FindPrimaryKey() is not { } key)
        {
            throw new InvalidOperationException(
                $"A list of {type.Name} cannot be paged: the rows have no primary key in the model of a DbContext, so that two of "
                    + "them could be equal in every order. Page the entity and put Select after OrderBy."
            );
        }

        // One direction for the last member and the key: then they are one row comparison that an index serves.
        var isDescending = members.Count > 0 && members[^1].IsDescending;
        foreach (var property in key.Properties)
        {
            var row = Expression.Parameter(type, "x");
            if (
                !members.Any(member => IsRead(member.Selector, property))
                && (parent is null || members.Count == 0 || !IsRead(parent, property))
            )
            {
                Expression value = property.PropertyInfo is { } info
                    ? Expression.Property(row, info)
                    : Expression.Call(
                        typeof(EF),
                        nameof(EF.Property),
                        [property.ClrType],
                        row,
                        Expression.Constant(property.Name)
                    );
                members.Add(new OrderMember(Expression.Lambda(value, row), isDescending, IsNullable: false));
            }
        }
    }

    private static bool IsRead(LambdaExpression selector, IProperty property) =>
        selector.Body is MemberExpression member
        && member.Expression == selector.Parameters[0]
        && member.Member.Name == property.Name;

    private static (Expression Below, LambdaExpression? Selector) SplitSelect(Expression query)
    {
        LambdaExpression? selector = null;
        while (
            query is MethodCallExpression { Method.Name: nameof(Queryable.Select) } call
            && call.Method.DeclaringType == typeof(Queryable)
            && LambdaOf(call.Arguments[1]) is { Parameters.Count: 1 } select
        )
        {
            selector = selector is null
                ? select
                : Expression.Lambda(
                    Replacement.In(selector.Body, selector.Parameters[0], select.Body),
                    select.Parameters
                );
            query = call.Arguments[0];
        }

        return (query, selector);
    }

    private static Expression WithoutOrder(
        Expression query,
        List<(LambdaExpression Selector, bool IsDescending)> order,
        ref bool isComplete
    )
    {
        if (query is not MethodCallExpression call || call.Arguments.Count == 0)
        {
            return query;
        }

        if (call.Method.DeclaringType == typeof(Queryable))
        {
            switch (call.Method.Name)
            {
                case nameof(Queryable.OrderBy)
                or nameof(Queryable.OrderByDescending)
                or nameof(Queryable.ThenBy)
                or nameof(Queryable.ThenByDescending):
                    if (call.Arguments.Count > 2)
                    {
                        throw new InvalidOperationException(
                            "A list that is sorted by an IComparer cannot be paged: the database does not know it. Sort by a member, or "
                                + "by EF.Functions.Collate of one."
                        );
                    }

                    if (!isComplete)
                    {
                        order.Add(
                            (
                                LambdaOf(call.Arguments[1])!,
                                call.Method.Name.EndsWith("Descending", StringComparison.Ordinal)
                            )
                        );
                        isComplete = call.Method.Name.StartsWith("OrderBy", StringComparison.Ordinal);
                    }

                    return WithoutOrder(call.Arguments[0], order, ref isComplete);
                case nameof(Queryable.Where):
                    return Rebuild(call, WithoutOrder(call.Arguments[0], order, ref isComplete));
                case nameof(Queryable.Take)
                or nameof(Queryable.Skip)
                or nameof(Queryable.Reverse)
                or nameof(Queryable.TakeLast)
                or nameof(Queryable.SkipLast):
                    throw new InvalidOperationException(
                        $"A page is a part of a whole list: remove {call.Method.Name} from the query, and say how large pages are with "
                            + "[UsePaging]."
                    );
            }
        }

        // AsNoTracking, Include, TagWith and their like stand anywhere.
        return call.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
            ? Rebuild(call, WithoutOrder(call.Arguments[0], order, ref isComplete))
            : query;
    }

    private static MethodCallExpression Rebuild(MethodCallExpression call, Expression source) =>
        call.Update(call.Object, [source, .. call.Arguments.Skip(1)]);

    private static LambdaExpression? LambdaOf(Expression argument) =>
        argument is UnaryExpression { NodeType: ExpressionType.Quote, Operand: LambdaExpression quoted }
            ? quoted
            : argument as LambdaExpression;
}
