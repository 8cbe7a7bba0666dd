using System.Linq.Expressions;
using Graph.Execution.Resolvers;

namespace Graph.Data.Filtering;

/// <summary>Conditions on the items of a list: <c>all</c>, <c>none</c>, <c>some</c> and <c>any</c>.</summary>
internal sealed class FilterList(string inputName, Type item, FilterNode node) : FilterNode
{
    /// <summary>The input fields, in their order.</summary>
    public static readonly string[] Operations = ["all", "none", "some", "any"];

    /// <inheritdoc/>
    public override string InputName => inputName;

    /// <inheritdoc/>
    public override Expression? Build(InputObjectValue value, Expression subject, FilterWalk walk)
    {
        walk.Enter();
        Expression? condition = null;
        for (var i = 0; i < Operations.Length; i++)
        {
            if (!value.IsProvided(i))
            {
                continue;
            }

            walk.Push(Operations[i]);
            walk.Count();
            condition = And(
                condition,
                value[i] switch
                {
                    bool any => any ? Any(subject) : Expression.Not(Any(subject)),
                    InputObjectValue asked => Quantify(Operations[i], asked, subject, walk),
                    _ => throw walk.Refuse("it is null, which asks nothing. Give it a condition, or leave it out."),
                }
            );
            walk.Pop();
        }

        walk.Leave();
        return condition;
    }

    private Expression Quantify(string operation, InputObjectValue asked, Expression subject, FilterWalk walk)
    {
        var parameter = Expression.Parameter(item, walk.NextParameter());
        var condition = node.Build(asked, parameter, walk);
        if (condition is null)
        {
            // Every item meets an empty condition.
            return operation switch
            {
                "some" => Any(subject),
                "none" => Expression.Not(Any(subject)),
                _ => Expression.Constant(true),
            };
        }

        var lambda = Expression.Lambda(condition, parameter);
        return operation switch
        {
            "some" => Call(nameof(Enumerable.Any), subject, lambda),
            "none" => Expression.Not(Call(nameof(Enumerable.Any), subject, lambda)),
            _ => Call(nameof(Enumerable.All), subject, lambda),
        };
    }

    private MethodCallExpression Any(Expression subject) => Call(nameof(Enumerable.Any), subject);

    private MethodCallExpression Call(string method, params Expression[] arguments) =>
        Expression.Call(typeof(Enumerable), method, [item], arguments);
}
