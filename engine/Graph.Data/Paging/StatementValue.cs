using System.Linq.Expressions;

namespace Graph.Data.Paging;

/// <summary>
/// A value that a statement takes as a parameter: EF Core makes parameters of what closures hold, and one statement for
/// each value of a constant.
/// </summary>
internal sealed class StatementValue<T>(T value)
{
    /// <summary>The value.</summary>
    public T Value { get; } = value;

    /// <summary>Reads the value in an expression.</summary>
    public static MemberExpression Of(T value) =>
        Expression.Property(Expression.Constant(new StatementValue<T>(value)), nameof(Value));

    /// <summary>The same for a value whose type is known at run time only.</summary>
    public static Expression OfObject(object? value) => Of((T)value!);
}
