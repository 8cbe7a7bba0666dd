using System.Linq.Expressions;
using System.Reflection;

namespace Graph.Data.Paging;

/// <summary>Finds, in the conditions of a query, the keys that it asks for, and takes that condition out.</summary>
internal static class ParentKeys
{
    /// <summary>The keys, each once; null if no condition names them.</summary>
    /// <param name="rows">The query.</param>
    /// <param name="key">What must be one of the keys.</param>
    /// <param name="rest">The query without the condition.</param>
    public static TKey[]? Find<TKey>(Expression rows, LambdaExpression key, out Expression rest)
    {
        rest = rows;
        if (rows is not MethodCallExpression call || call.Arguments.Count == 0)
        {
            return null;
        }

        if (
            call.Method.DeclaringType == typeof(Queryable)
            && call.Method.Name == nameof(Queryable.Where)
            && call.Arguments[1] is UnaryExpression { Operand: LambdaExpression { Parameters.Count: 1 } condition }
            && FindIn<TKey>(
                condition.Body,
                Replacement.In(key.Body, key.Parameters[0], condition.Parameters[0]),
                out var left
            )
                is { } keys
        )
        {
            rest = left is null
                ? call.Arguments[0]
                : call.Update(
                    null,
                    [call.Arguments[0], Expression.Quote(Expression.Lambda(left, condition.Parameters))]
                );
            return keys;
        }

        var isTransparent =
            call.Method.DeclaringType?.Name == "EntityFrameworkQueryableExtensions"
            || (call.Method.DeclaringType == typeof(Queryable) && call.Method.Name == nameof(Queryable.Where));
        if (isTransparent && Find<TKey>(call.Arguments[0], key, out var below) is { } found)
        {
            rest = call.Update(null, [below, .. call.Arguments.Skip(1)]);
            return found;
        }

        return null;
    }

    private static TKey[]? FindIn<TKey>(Expression condition, Expression key, out Expression? left)
    {
        left = condition;
        if (condition is BinaryExpression { NodeType: ExpressionType.AndAlso } and)
        {
            if (FindIn<TKey>(and.Left, key, out var rest) is { } first)
            {
                left = rest is null ? and.Right : Expression.AndAlso(rest, and.Right);
                return first;
            }

            if (FindIn<TKey>(and.Right, key, out rest) is { } second)
            {
                left = rest is null ? and.Left : Expression.AndAlso(and.Left, rest);
                return second;
            }

            return null;
        }

        if (
            condition is not MethodCallExpression { Method.Name: "Contains" } call
            || Collection(call, key) is not { } collection
            || Evaluate(collection) is not IEnumerable<TKey> keys
        )
        {
            return null;
        }

        left = null;
        return [.. keys.Distinct()];
    }

    /// <summary>What the key must be in: of <c>ids.Contains(key)</c> in any of its forms.</summary>
    private static Expression? Collection(MethodCallExpression call, Expression key)
    {
        var (collection, item) =
            call.Object is { } instance && call.Arguments.Count == 1 ? (instance, call.Arguments[0])
            : call.Object is null && call.Arguments.Count >= 2 ? (call.Arguments[0], call.Arguments[1])
            : (null, null);

        // Contains of an array is one of a span in this version of C#.
        while (
            collection is UnaryExpression { NodeType: ExpressionType.Convert } convert
                && convert.Type.IsByRefLike
                && (collection = convert.Operand) is not null
            || collection is MethodCallExpression { Method.Name: "op_Implicit" } implicitly
                && (collection = implicitly.Arguments[0]) is not null
        ) { }

        return collection is not null && item is not null && AreSame(item, key) ? collection : null;
    }

    private static bool AreSame(Expression a, Expression b) =>
        a == b
        || (
            a is MemberExpression left
            && b is MemberExpression right
            && left.Member.MetadataToken == right.Member.MetadataToken
            && left.Member.Module == right.Member.Module
            && left.Expression is not null
            && right.Expression is not null
            && AreSame(left.Expression, right.Expression)
        );

    private static object? Evaluate(Expression expression) =>
        expression switch
        {
            ConstantExpression constant => constant.Value,
            MemberExpression { Member: FieldInfo field } member => field.GetValue(
                member.Expression is null ? null : Evaluate(member.Expression)
            ),
            MemberExpression { Member: PropertyInfo property } member => property.GetValue(
                member.Expression is null ? null : Evaluate(member.Expression)
            ),
            UnaryExpression { NodeType: ExpressionType.Convert } convert => Evaluate(convert.Operand),
            _ => null,
        };
}
