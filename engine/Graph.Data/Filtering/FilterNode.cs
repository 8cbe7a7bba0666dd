using System.Linq.Expressions;
using Graph.Execution.Resolvers;

namespace Graph.Data.Filtering;

/// <summary>Makes a condition in C# of one input object. Made once per schema; it keeps nothing of a request.</summary>
internal abstract class FilterNode
{
    /// <summary>The input type in the graph.</summary>
    public abstract string InputName { get; }

    /// <summary>The condition.</summary>
    /// <param name="value">What the client asks.</param>
    /// <param name="subject">What it is asked of.</param>
    /// <param name="walk">Where it stands.</param>
    /// <returns>Null if nothing is asked.</returns>
    /// <exception cref="GraphQLException">It may not be asked.</exception>
    public abstract Expression? Build(InputObjectValue value, Expression subject, FilterWalk walk);

    /// <summary>Both, if both are asked.</summary>
    protected static Expression? And(Expression? left, Expression? right) =>
        left is null ? right
        : right is null ? left
        : Expression.AndAlso(left, right);

    /// <summary>Either, if both are asked.</summary>
    protected static Expression? Or(Expression? left, Expression? right) =>
        left is null ? right
        : right is null ? left
        : Expression.OrElse(left, right);

    /// <summary>The condition of a list of <c>and</c> or <c>or</c>.</summary>
    protected Expression? Combine(object? value, bool isAnd, Expression subject, FilterWalk walk)
    {
        if (value is not IReadOnlyList<object?> { Count: > 0 } items)
        {
            throw walk.Refuse("it is empty. Give it at least one condition, or leave it out.");
        }

        Expression? combined = null;
        for (var i = 0; i < items.Count; i++)
        {
            walk.Push(i);
            walk.Count();
            var item = Build((InputObjectValue)items[i]!, subject, walk);
            if (item is null && !isAnd)
            {
                throw walk.Refuse("it asks nothing, and so does the whole 'or'. Give it a condition, or leave it out.");
            }

            combined = isAnd ? And(combined, item) : Or(combined, item);
            walk.Pop();
        }

        return combined;
    }
}
