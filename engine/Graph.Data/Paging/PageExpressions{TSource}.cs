using System.Linq.Expressions;

namespace Graph.Data.Paging;

/// <summary>Builds the parts that the statements of one page and of many have in common.</summary>
/// <typeparam name="TSource">The rows.</typeparam>
internal static class PageExpressions<TSource>
{
    // The database's: the time of rows is its own too.
    private static readonly MemberExpression Now = Expression.Property(
        null,
        typeof(DateTimeOffset),
        nameof(DateTimeOffset.UtcNow)
    );

    /// <summary>The rows between the cursors, as many as the page can hold and one more, in the order they are read in.</summary>
    public static Expression Window(Expression rows, PageRequest page)
    {
        rows = Where(rows, page, page.After, PageValueKind.After, isReversed: false, isInclusive: false);
        rows = Where(rows, page, page.Before, PageValueKind.Before, isReversed: true, isInclusive: false);
        if (page.IsTowardsNewest)
        {
            rows = Settled(rows, page);
        }

        return Take(Sort(rows, page, page.IsBackward), page.Size + 1, PageValue.Rows);
    }

    /// <summary>The first row on the other side of a cursor, as a query of one row or none.</summary>
    /// <param name="rows">The rows of the list.</param>
    /// <param name="page">What is asked of it.</param>
    /// <param name="cursor">Which of the two cursors.</param>
    public static Expression Beyond(Expression rows, PageRequest page, PageValueKind cursor)
    {
        var isReversed = cursor == PageValueKind.After;
        var place = isReversed ? page.After : page.Before;
        rows = Where(rows, page, place, cursor, isReversed, isInclusive: true);
        return Take(Sort(rows, page, isReversed), 1, PageValue.One);
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

    /// <summary>The values of the order's members of a row, and in a list with a horizon the time of the statement.</summary>
    public static NewArrayExpression Keys(Expression row, PageRequest page)
    {
        var order = page.Query.Order;
        var keys = new Expression[page.Horizon is null ? order.Length : order.Length + 1];
        if (page.Horizon is not null)
        {
            keys[^1] = Expression.Convert(Now, typeof(object));
        }

        for (var i = 0; i < order.Length; i++)
        {
            var key = order[i].Of(row);

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

    private static MethodCallExpression Take(Expression rows, int count, PageValue part) =>
        Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Take),
            [typeof(TSource)],
            rows,
            StatementValue<int>.Of(count, part)
        );

    /// <summary>The rows that are older than the horizon.</summary>
    private static MethodCallExpression Settled(Expression rows, PageRequest page)
    {
        var row = Expression.Parameter(typeof(TSource), "x");
        var horizon = Expression.Subtract(Now, StatementValue<TimeSpan>.Of(page.Horizon!.Value, PageValue.Horizon));
        return Where(rows, row, Expression.LessThanOrEqual(page.Query.Order[0].Of(row), horizon));
    }

    private static Expression Where(
        Expression rows,
        PageRequest page,
        object?[]? place,
        PageValueKind cursor,
        bool isReversed,
        bool isInclusive
    )
    {
        if (place is null)
        {
            return rows;
        }

        // A place of fewer values lies before the first of the rows that begin with them.
        var isPrefix = place.Length < page.Query.Order.Length;
        var order = isPrefix ? page.Query.Order[..place.Length] : page.Query.Order;
        var row = Expression.Parameter(typeof(TSource), "x");
        var condition = new KeysetCondition(order, place, cursor, isReversed, isInclusive != isPrefix).On(row);
        return Where(rows, row, condition ?? Expression.Constant(false));
    }
}
