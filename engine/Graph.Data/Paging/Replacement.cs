using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Graph.Data.Paging;

/// <summary>Puts one expression in the place of another.</summary>
internal sealed class Replacement(Expression from, Expression to) : ExpressionVisitor
{
    /// <summary>The expression with every occurrence replaced.</summary>
    public static Expression In(Expression expression, Expression from, Expression to) =>
        ReferenceEquals(from, to) ? expression : new Replacement(from, to).Visit(expression);

    [return: NotNullIfNotNull(nameof(node))]
    public override Expression? Visit(Expression? node) => ReferenceEquals(node, from) ? to : base.Visit(node);
}
