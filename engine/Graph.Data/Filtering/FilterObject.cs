using System.Linq.Expressions;
using System.Reflection;
using Graph.Execution.Resolvers;

namespace Graph.Data.Filtering;

/// <summary>Conditions on the members of an object: <c>BookFilterInput</c>.</summary>
internal sealed class FilterObject(string inputName) : FilterNode
{
    /// <summary>The index of the input field <c>and</c>.</summary>
    public const int AndIndex = 0;

    /// <summary>The index of the input field <c>or</c>; the members follow.</summary>
    public const int OrIndex = 1;

    private const int FirstMember = 2;

    /// <inheritdoc/>
    public override string InputName => inputName;

    /// <summary>The members, in the order of the input fields after <c>and</c> and <c>or</c>.</summary>
    public List<FilterMember> Members { get; } = [];

    /// <inheritdoc/>
    public override Expression? Build(InputObjectValue value, Expression subject, FilterWalk walk)
    {
        walk.Enter();
        Expression? condition = null;
        if (value.IsProvided(AndIndex))
        {
            walk.Push("and");
            condition = And(condition, Combine(value[AndIndex], isAnd: true, subject, walk));
            walk.Pop();
        }

        if (value.IsProvided(OrIndex))
        {
            walk.Push("or");
            condition = And(condition, Combine(value[OrIndex], isAnd: false, subject, walk));
            walk.Pop();
        }

        for (var i = 0; i < Members.Count; i++)
        {
            if (value.IsProvided(FirstMember + i))
            {
                walk.Push(Members[i].Name);
                walk.Count();
                condition = And(condition, Members[i].Build(value[FirstMember + i], subject, walk));
                walk.Pop();
            }
        }

        walk.Leave();
        return condition;
    }
}

/// <summary>A member of an object that may be asked.</summary>
/// <param name="Name">The input field.</param>
/// <param name="Property">The property of the object.</param>
/// <param name="IsNullable">True if null is among its values.</param>
/// <param name="Node">What may be asked of it.</param>
internal sealed record FilterMember(string Name, PropertyInfo Property, bool IsNullable, FilterNode Node)
{
    /// <inheritdoc cref="FilterNode.Build"/>
    public Expression? Build(object? value, Expression subject, FilterWalk walk)
    {
        var member = Expression.Property(subject, Property);
        if (value is InputObjectValue asked)
        {
            var condition = Node.Build(asked, member, walk);

            // An object that is not there meets no condition, not even a negative one.
            return condition is not null && IsNullable && Node is FilterObject
                ? Expression.AndAlso(Null.IsNot(member), condition)
                : condition;
        }

        return IsNullable && Node is FilterObject
            ? Null.Is(member)
            : throw walk.Refuse(
                Node is FilterObject
                    ? "it is never null. Ask for one of its members, or leave it out."
                    : "it is null, which asks nothing. Name an operation, as in '{ eq: null }', or leave it out."
            );
    }
}
