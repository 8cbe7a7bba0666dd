using System.Linq.Expressions;
using Graph.Annotations.Model;

namespace Graph.Annotations.Compilation;

/// <summary>What makes the field's value of what its method gives back.</summary>
/// <param name="Row">The field's value.</param>
/// <param name="Completer">
/// Has a method <c>CompleteAsync</c> that takes what the method gave back, the context and the arguments, and gives a
/// <see cref="ValueTask{T}"/> of the value.
/// </param>
internal sealed record ResultCompletion(CSharpType Row, object Completer)
{
    /// <summary>The call of <see cref="Completer"/>.</summary>
    public Expression Complete(Expression result, Expression context, Expression arguments) =>
        Expression.Call(Expression.Constant(Completer), "CompleteAsync", null, result, context, arguments);
}
