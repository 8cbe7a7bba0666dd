using System.Linq.Expressions;
using Graph.Annotations.Model;

namespace Graph.Data.Projections;

/// <summary>Writes what is needed of an entity as an expression that EF Core translates into the columns of a statement.</summary>
internal sealed class SelectorBuilder(ProjectionLimits limits)
{
    private int _parameters;

    /// <summary>How many lists were written: each beyond the first would multiply the rows of one statement.</summary>
    public int Lists { get; private set; }

    /// <summary>The entity, made of what is needed of another.</summary>
    public Expression Make(Projection projection, Expression source)
    {
        var constructor = EntityConstructor.Of(projection.Type)!;
        var parameters = constructor.GetParameters();
        var values = projection.Members.ToDictionary(
            member => member.Property.Name,
            member => Value(member, source),
            StringComparer.Ordinal
        );
        var arguments = new Expression[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var property = EntityConstructor.PropertyOf(projection.Type, parameters[i])!;
            arguments[i] = values.Remove(property.Name, out var value)
                ? value
                : Expression.Default(parameters[i].ParameterType);
        }

        return Expression.MemberInit(
            Expression.New(constructor, arguments),
            values.Select(value => Expression.Bind(projection.Type.GetProperty(value.Key)!, value.Value))
        );
    }

    private Expression Value(ProjectedMember member, Expression source)
    {
        var value = Expression.Property(source, member.Property);
        if (member.Object is not { } inner)
        {
            return value;
        }

        if (member.IsList)
        {
            return List(member, inner, value, source);
        }

        var made = Make(inner, value);
        return CSharpType.Of(member.Property).IsNullable
            ? Expression.Condition(
                Expression.Equal(value, Expression.Constant(null, value.Type)),
                Expression.Constant(null, value.Type),
                made
            )
            : made;
    }

    private Expression List(ProjectedMember member, Projection inner, Expression value, Expression source)
    {
        Lists++;
        var item = NewItem(inner);
        var some = Call(
            nameof(Enumerable.Take),
            [inner.Type],
            ForEachParent(value, inner, source),
            Expression.Constant(limits.MaxItems + 1)
        );
        var items = Call(
            nameof(Enumerable.Select),
            [inner.Type, inner.Type],
            some,
            Expression.Lambda(Make(inner, item), item)
        );
        var list = Call(nameof(Enumerable.ToList), [inner.Type], items);
        var name = $"{Naming.Type(member.Property.DeclaringType!)}.{Naming.Camel(member.Property.Name)}";
        return Expression.Convert(
            Expression.Call(
                typeof(ListLimit),
                nameof(ListLimit.Check),
                [inner.Type],
                list,
                Expression.Constant(name),
                Expression.Constant(limits.MaxItems)
            ),
            member.Property.PropertyType
        );
    }

    /// <summary>
    /// The list, sorted by the identity of its owner, which is the same for all of its items. That sorts nothing, but EF Core
    /// limits a list that depends on its owner by a lateral join, which reads an index, and another by numbering the rows of the
    /// whole table.
    /// </summary>
    private Expression ForEachParent(Expression value, Projection inner, Expression source)
    {
        var owner = source.Type;
        if ((owner.GetProperty("Id") ?? owner.GetProperty(owner.Name + "Id")) is not { PropertyType: var type } key)
        {
            return value;
        }

        return Call(
            nameof(Enumerable.OrderBy),
            [inner.Type, type],
            value,
            Expression.Lambda(Expression.Property(source, key), NewItem(inner))
        );
    }

    private ParameterExpression NewItem(Projection inner) => Expression.Parameter(inner.Type, $"i{_parameters++}");

    private static MethodCallExpression Call(string method, Type[] types, params Expression[] arguments) =>
        Expression.Call(typeof(Enumerable), method, types, arguments);
}
