using System.Linq.Expressions;
using System.Reflection;
using Graph.Execution.Resolvers;

namespace Graph.Data.Filtering;

/// <summary>Conditions on a scalar or an enum: <c>StringOperationFilterInput</c>.</summary>
/// <remarks>
/// The negative operations (<c>neq</c>, <c>nin</c>, <c>ngt</c>, <c>ncontains</c> …) are the exact opposite of the positive
/// ones, as in C#: a row whose column is null meets them. SQL by itself would leave such rows out of both.
/// </remarks>
/// <param name="inputName">The input type.</param>
/// <param name="operations">The operations, in the order of the input fields.</param>
/// <param name="operand">Makes parameters of values.</param>
/// <param name="isNullable">True if null is among the column's values.</param>
/// <param name="combines">True if <c>and</c> and <c>or</c> are the first two input fields.</param>
internal sealed class FilterOperations(
    string inputName,
    string[] operations,
    FilterOperand operand,
    bool isNullable,
    bool combines
) : FilterNode
{
    private static readonly MethodInfo Contains = StringMethod(nameof(string.Contains));
    private static readonly MethodInfo StartsWith = StringMethod(nameof(string.StartsWith));
    private static readonly MethodInfo EndsWith = StringMethod(nameof(string.EndsWith));

    /// <summary>The operations of what has equality only.</summary>
    public static readonly string[] Equality = ["eq", "neq", "in", "nin"];

    /// <summary>The operations of booleans.</summary>
    public static readonly string[] Boolean = ["eq", "neq"];

    /// <summary>The operations of what has an order.</summary>
    public static readonly string[] Comparison =
    [
        "eq",
        "neq",
        "in",
        "nin",
        "gt",
        "ngt",
        "gte",
        "ngte",
        "lt",
        "nlt",
        "lte",
        "nlte",
    ];

    /// <summary>The operations of text.</summary>
    public static readonly string[] Text =
    [
        "eq",
        "neq",
        "contains",
        "ncontains",
        "in",
        "nin",
        "startsWith",
        "nstartsWith",
        "endsWith",
        "nendsWith",
    ];

    /// <inheritdoc/>
    public override string InputName => inputName;

    /// <inheritdoc/>
    public override Expression? Build(InputObjectValue value, Expression subject, FilterWalk walk)
    {
        walk.Enter();
        Expression? condition = null;
        var first = 0;
        if (combines)
        {
            first = 2;
            for (var i = 0; i < first; i++)
            {
                if (value.IsProvided(i))
                {
                    walk.Push(i == 0 ? "and" : "or");
                    condition = And(condition, Combine(value[i], isAnd: i == 0, subject, walk));
                    walk.Pop();
                }
            }
        }

        for (var i = 0; i < operations.Length; i++)
        {
            if (value.IsProvided(first + i))
            {
                walk.Push(operations[i]);
                walk.Count();
                condition = And(condition, Operation(operations[i], value[first + i], subject, walk));
                walk.Pop();
            }
        }

        walk.Leave();
        return condition;
    }

    private Expression Operation(string operation, object? value, Expression subject, FilterWalk walk)
    {
        if (operation is "eq" or "neq")
        {
            return operation == "eq"
                ? Expression.Equal(subject, Comparand(value, subject, walk))
                : Expression.NotEqual(subject, Comparand(value, subject, walk));
        }

        if (value is null)
        {
            throw walk.Refuse("it is null, and nothing compares with null. Ask with 'eq' or 'neq', or leave it out.");
        }

        if (operation is "in" or "nin")
        {
            return In((IReadOnlyList<object?>)value, operation == "in", subject, walk);
        }

        var isNegative = operation[0] == 'n';
        return OfColumn(Positive(isNegative ? operation[1..] : operation, value, subject, walk), isNegative, subject);
    }

    /// <summary>The condition or its exact opposite, also where the column is null.</summary>
    private Expression OfColumn(Expression positive, bool isNegative, Expression subject)
    {
        if (!isNullable)
        {
            return isNegative ? Expression.Not(positive) : positive;
        }

        return isNegative
            ? Expression.OrElse(Null.Is(subject), Expression.Not(positive))
            : Expression.AndAlso(Null.IsNot(subject), positive);
    }

    private Expression Positive(string operation, object value, Expression subject, FilterWalk walk)
    {
        var parameter = operand.Value(value, walk);
        var column = Underlying(subject);
        return operation switch
        {
            "gt" => Expression.GreaterThan(column, parameter),
            "gte" => Expression.GreaterThanOrEqual(column, parameter),
            "lt" => Expression.LessThan(column, parameter),
            "lte" => Expression.LessThanOrEqual(column, parameter),
            "contains" => Expression.Call(column, Contains, parameter),
            "startsWith" => Expression.Call(column, StartsWith, parameter),
            _ => Expression.Call(column, EndsWith, parameter),
        };
    }

    private Expression In(IReadOnlyList<object?> values, bool isIn, Expression subject, FilterWalk walk)
    {
        walk.CheckList(values.Count);
        var given = new List<object>(values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                given.Add(value);
            }
            else if (!isNullable)
            {
                walk.Push(i);
                throw walk.Refuse("it is null, but the member is never null. Leave it out.");
            }
        }

        Expression contains = Expression.Call(
            typeof(Enumerable),
            nameof(Enumerable.Contains),
            [operand.Type],
            operand.Values(given, walk),
            Underlying(subject)
        );
        if (given.Count == values.Count)
        {
            return OfColumn(contains, !isIn, subject);
        }

        return isIn
            ? Expression.OrElse(Null.Is(subject), contains)
            : Expression.AndAlso(Null.IsNot(subject), Expression.Not(contains));
    }

    private Expression Comparand(object? value, Expression subject, FilterWalk walk)
    {
        if (value is null)
        {
            return isNullable
                ? Expression.Constant(null, subject.Type)
                : throw walk.Refuse("it is null, but the member is never null. Leave it out.");
        }

        var parameter = operand.Value(value, walk);
        return parameter.Type == subject.Type ? parameter : Expression.Convert(parameter, subject.Type);
    }

    private static Expression Underlying(Expression subject) =>
        Nullable.GetUnderlyingType(subject.Type) is null ? subject : Expression.Property(subject, "Value");

    private static MethodInfo StringMethod(string name) => typeof(string).GetMethod(name, [typeof(string)])!;
}
