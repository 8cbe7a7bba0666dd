using System.Linq.Expressions;

namespace Graph.Data.Filtering;

/// <summary>Compares with null.</summary>
internal static class Null
{
    public static BinaryExpression Is(Expression subject) =>
        Expression.Equal(subject, Expression.Constant(null, subject.Type));

    public static BinaryExpression IsNot(Expression subject) =>
        Expression.NotEqual(subject, Expression.Constant(null, subject.Type));
}
