using System.Linq.Expressions;

namespace Graph.Data.Paging;

/// <summary>Builds the parts that the statements of one page and of many have in common.</summary>
/// <typeparam name="TSource">The rows.</typeparam>
internal static class PageExpressions<TSource>
{
    /// <summary>The rows between the cursors, as many as the page can hold and one more, in the order they are read in.</summary>
    public static Expression Window(Expression rows, PageRequest page)
    {
        rows = Where(rows, page, page.After, isReversed: false, isInclusive: false);
        rows = Where(rows, page, page.Before, isReversed: true, isInclusive: false);
        return Take(Sort(rows, page, page.IsBackward), page.Size + 1);
    }

    /// <summary>The first row on the other side of a cursor, as a query of one row or none.</summary>
    public static Expression Beyond(Expression rows, PageRequest page, object?[] place, bool isReversed)
    {
        rows = Where(rows, page, place, isReversed, isInclusive: true);
        return Take(Sort(rows, page, isReversed), 1);
    }

    /// <summary>Sorts rows as the list is sorted, or the other way round.</summary>
    public static Expression Sort(Expression rows, PageRequest page, bool isReversed)
    {
        for (var i = 0; i < page.Query.Order.Length; i++)
        {
            var member = page.Query.Order[i];
            rows = SortBy(rows, member.Selector, isThen: i > 0, member.IsDescending != isReversed);
        }

        return rows;
    }

    /// <summary>Sorts by a lambda of any row.</summary>
    public static MethodCallExpression SortBy(
        Expression rows,
        LambdaExpression selector,
        bool isThen,
        bool isDescending
    ) =>
        Expression.Call(
            typeof(Queryable),
            (isThen, isDescending) switch
            {
                (false, false) => nameof(Queryable.OrderBy),
                (false, true) => nameof(Queryable.OrderByDescending),
                (true, false) => nameof(Queryable.ThenBy),
                (true, true) => nameof(Queryable.ThenByDescending),
            },
            [selector.Parameters[0].Type, selector.Body.Type],
            rows,
            Expression.Quote(selector)
        );

    /// <summary>The values of the order's members of a row.</summary>
    public static NewArrayExpression Keys(Expression row, PageRequest page)
    {
        var keys = new Expression[page.Query.Order.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var key = page.Query.Order[i].Of(row);

            // A parent without rows has one whose columns are all null.
            var nullable =
                key.Type.IsValueType && Nullable.GetUnderlyingType(key.Type) is null
                    ? Expression.Convert(key, typeof(Nullable<>).MakeGenericType(key.Type))
                    : key;
            keys[i] = Expression.Convert(nullable, typeof(object));
        }

        return Expression.NewArrayInit(typeof(object), keys);
    }

    /// <summary>The rows that fulfil a condition.</summary>
    public static MethodCallExpression Where(Expression rows, ParameterExpression row, Expression condition) =>
        Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Where),
            [typeof(TSource)],
            rows,
            Expression.Quote(Expression.Lambda<Func<TSource, bool>>(condition, row))
        );

    private static MethodCallExpression Take(Expression rows, int count) =>
        Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Take),
            [typeof(TSource)],
            rows,
            StatementValue<int>.Of(count)
        );

    private static Expression Where(
        Expression rows,
        PageRequest page,
        object?[]? place,
        bool isReversed,
        bool isInclusive
    )
    {
        if (place is null)
        {
            return rows;
        }

        var row = Expression.Parameter(typeof(TSource), "x");
        var condition = new KeysetCondition(page.Query.Order, place, isReversed, isInclusive).On(row);
        return Where(rows, row, condition ?? Expression.Constant(false));
    }
}
