using System.Linq.Expressions;

namespace Graph.Data.Paging;

/// <summary>A value that a statement takes as a parameter.</summary>
internal abstract class StatementValue(PageValue part)
{
    /// <summary>Which value of a page it is.</summary>
    public PageValue Part { get; } = part;
}

/// <summary>
/// A value that a statement takes as a parameter: EF Core makes parameters of what closures hold, and one statement for
/// each value of a constant.
/// </summary>
internal sealed class StatementValue<T>(T value, PageValue part) : StatementValue(part)
{
    /// <summary>The value.</summary>
    public T Value { get; } = value;

    /// <summary>Reads the value in an expression.</summary>
    public static MemberExpression Of(T value, PageValue part) =>
        Expression.Property(Expression.Constant(new StatementValue<T>(value, part)), nameof(Value));

    /// <summary>The same for a value whose type is known at run time only.</summary>
    public static Expression OfObject(object? value, PageValue part) => Of((T)value!, part);
}
