using System.Linq.Expressions;
using System.Reflection;

namespace Graph.Data.Statements;

/// <summary>A value that a query takes from outside: what C# has captured of a method's variables and parameters.</summary>
/// <param name="Root">The object that holds it, usually the closure.</param>
/// <param name="Path">How it is read of that object; a number that counts rows stands for itself.</param>
/// <param name="Value">What it is now.</param>
internal readonly record struct CapturedValue(object Root, Expression Path, object? Value)
{
    /// <summary>Longer than any path that somebody would write.</summary>
    private const int MaxPath = 16;

    /// <summary>The object that a path of members begins at; null if it begins elsewhere, as at a row.</summary>
    public static object? RootOf(MemberExpression path)
    {
        Expression? node = path;
        for (var i = 0; i < MaxPath && node is MemberExpression member; i++)
        {
            node = member.Expression;
        }

        return node is ConstantExpression { Value: { } root } ? root : null;
    }

    /// <summary>Reads a path; false if something on the way is null or throws: then EF Core says what is wrong.</summary>
    public static bool TryRead(MemberExpression path, out object? value)
    {
        value = null;
        object? instance;
        if (path.Expression is ConstantExpression constant)
        {
            instance = constant.Value;
        }
        else if (path.Expression is not MemberExpression inner || !TryRead(inner, out instance))
        {
            return false;
        }

        if (instance is null)
        {
            return false;
        }

        try
        {
            value = path.Member is FieldInfo field
                ? field.GetValue(instance)
                : ((PropertyInfo)path.Member).GetValue(instance);
            return true;
        }
        catch (TargetInvocationException)
        {
            return false;
        }
    }

    /// <summary>True if both are read of one object in the same way.</summary>
    public bool IsSameAs(object root, Expression path) => ReferenceEquals(Root, root) && AreSame(Path, path);

    private static bool AreSame(Expression? a, Expression? b) =>
        a is MemberExpression left && b is MemberExpression right
            ? left.Member.Equals(right.Member) && AreSame(left.Expression, right.Expression)
            : a is ConstantExpression && b is ConstantExpression;
}
