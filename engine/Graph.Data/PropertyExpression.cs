using System.Linq.Expressions;
using System.Reflection;

namespace Graph.Data;

/// <summary>Reads which property a lambda means.</summary>
internal static class PropertyExpression
{
    /// <summary>The property of the parameter itself; null if the lambda reads anything else.</summary>
    public static PropertyInfo? Of(LambdaExpression lambda) =>
        lambda.Body is MemberExpression { Member: PropertyInfo property, Expression: ParameterExpression }
            ? property
            : null;

    /// <summary>The sentence about a lambda that reads anything else.</summary>
    public static string Refusal(LambdaExpression lambda) =>
        $"'{lambda}' is no property: write it as 'x => x.Property', and give objects a type of their own.";
}
