using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Paging;

/// <summary>
/// Which rows lie on one side of a place in a list. Members that go the same way are compared as one row,
/// <c>(a, b) &lt; (x, y)</c>: only this form starts at the right place in an index; the same written with OR reads
/// everything before it.
/// </summary>
/// <param name="order">The order of the list.</param>
/// <param name="place">The values of its members at the place.</param>
/// <param name="cursor">Whose place it is.</param>
/// <param name="isReversed">True for the rows before the place, false for those after it.</param>
/// <param name="isInclusive">True to count the place itself in.</param>
/// <remarks>
/// Null is larger than everything, as PostgreSQL sorts it. In a row comparison it makes the answer unknown, which excludes
/// the row: right where smaller rows are asked for, wrong where larger ones are. There it stands alone.
/// </remarks>
internal sealed class KeysetCondition(
    ImmutableArray<OrderMember> order,
    object?[] place,
    PageValueKind cursor,
    bool isReversed,
    bool isInclusive
)
{
    private const int MaxTuple = 7;

    /// <summary>The condition on a row; null if no row fulfils it.</summary>
    public Expression? On(Expression row) => From(0, row);

    private Expression? From(int first, Expression row)
    {
        if (first == order.Length)
        {
            return isInclusive ? Expression.Constant(true) : null;
        }

        var end = EndOfSegment(first);
        if (end == first)
        {
            return Or(BeyondAlone(first, row), And(EqualTo(first, row), From(first + 1, row)));
        }

        if (end == order.Length)
        {
            return Compare(first, end, row, orEqual: isInclusive);
        }

        // The first condition follows from the second; an index can start with it.
        Expression? equal = null;
        for (var i = first; i < end; i++)
        {
            equal = equal is null ? EqualTo(i, row) : Expression.AndAlso(equal, EqualTo(i, row));
        }

        var rest = And(equal, From(end, row));
        var beyond = Or(Compare(first, end, row, orEqual: false), rest);
        return first == 0 && rest is not null
            ? Expression.AndAlso(Compare(first, end, row, orEqual: true), beyond!)
            : beyond;
    }

    /// <summary>The end of the members that can be compared as one row; the beginning if not even the first can.</summary>
    private int EndOfSegment(int first)
    {
        var end = first;
        while (
            end < order.Length
            && end - first < MaxTuple
            && IsGreater(end) == IsGreater(first)
            && (!order[end].IsNullable || (!IsGreater(end) && place[end] is not null))
        )
        {
            end++;
        }

        return end;
    }

    private bool IsGreater(int index) => order[index].IsDescending == isReversed;

    private Expression? BeyondAlone(int index, Expression row)
    {
        var value = order[index].Of(row);
        if (place[index] is null)
        {
            return IsGreater(index) ? null : Expression.NotEqual(Nullable(value), Null(value.Type));
        }

        var beyond = Compare(index, index + 1, row, orEqual: false);
        return IsGreater(index)
            ? Expression.OrElse(beyond, Expression.Equal(Nullable(value), Null(value.Type)))
            : beyond;
    }

    private Expression EqualTo(int index, Expression row)
    {
        var value = order[index].Of(row);
        return place[index] is null
            ? Expression.Equal(Nullable(value), Null(value.Type))
            : Expression.Equal(value, Value(index));
    }

    private MethodCallExpression Compare(int first, int end, Expression row, bool orEqual)
    {
        var rows = new Expression[end - first];
        var values = new Expression[end - first];
        for (var i = first; i < end; i++)
        {
            rows[i - first] = order[i].Of(row);
            values[i - first] = Value(i);
        }

        var method = (IsGreater(first), orEqual) switch
        {
            (true, true) => nameof(NpgsqlDbFunctionsExtensions.GreaterThanOrEqual),
            (true, false) => nameof(NpgsqlDbFunctionsExtensions.GreaterThan),
            (false, true) => nameof(NpgsqlDbFunctionsExtensions.LessThanOrEqual),
            (false, false) => nameof(NpgsqlDbFunctionsExtensions.LessThan),
        };
        return Expression.Call(
            typeof(NpgsqlDbFunctionsExtensions),
            method,
            null,
            Expression.Property(null, typeof(EF), nameof(EF.Functions)),
            Tuple(rows),
            Tuple(values)
        );
    }

    private Expression Value(int index) =>
        (Expression)
            typeof(StatementValue<>)
                .MakeGenericType(order[index].Type)
                .GetMethod(nameof(StatementValue<object>.OfObject), BindingFlags.Static | BindingFlags.Public)!
                .Invoke(null, [place[index], new PageValue(cursor, index)])!;

    private static UnaryExpression Tuple(Expression[] items) =>
        Expression.Convert(
            Expression.Call(
                typeof(ValueTuple),
                nameof(ValueTuple.Create),
                Array.ConvertAll(items, item => item.Type),
                items
            ),
            typeof(ITuple)
        );

    private static Expression Nullable(Expression value) =>
        value.Type.IsValueType && System.Nullable.GetUnderlyingType(value.Type) is null
            ? Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type))
            : value;

    private static ConstantExpression Null(Type type) =>
        Expression.Constant(
            null,
            type.IsValueType && System.Nullable.GetUnderlyingType(type) is null
                ? typeof(Nullable<>).MakeGenericType(type)
                : type
        );

    private static Expression? Or(Expression? left, Expression? right) =>
        left is null ? right
        : right is null ? left
        : Expression.OrElse(left, right);

    private static Expression? And(Expression? left, Expression? right) =>
        left is null || right is null ? null
        : right is ConstantExpression ? left
        : Expression.AndAlso(left, right);
}
