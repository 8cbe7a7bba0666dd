using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Graph.Data.Paging;

/// <summary>Finds what EF Core's model knows of the rows of a query.</summary>
internal sealed class EntityFinder : ExpressionVisitor
{
    private readonly Type _type;
    private IEntityType? _found;

    private EntityFinder(Type type) => _type = type;

    /// <summary>The entity of this C# type that the query reads; null if it is none of EF Core's.</summary>
    public static IEntityType? Find(Expression query, Type type)
    {
        var finder = new EntityFinder(type);
        finder.Visit(query);
        return finder._found;
    }

    /// <summary>True if what a member path reads of an entity may be null, and where the model does not know it.</summary>
    public static bool IsNullable(IEntityType? entity, LambdaExpression selector)
    {
        var type = selector.Body.Type;
        if (type.IsValueType && Nullable.GetUnderlyingType(type) is null && selector.Body is MemberExpression)
        {
            // A value below an optional relation is null where the relation is.
            return !IsRequiredPath(entity, ((MemberExpression)selector.Body).Expression, selector.Parameters[0]);
        }

        return selector.Body is not MemberExpression member
            || !IsRequiredPath(entity, member.Expression, selector.Parameters[0])
            || EntityOf(entity, member.Expression, selector.Parameters[0])?.FindProperty(member.Member.Name)
                is not { IsNullable: false };
    }

    protected override Expression VisitExtension(Expression node)
    {
        if (node is EntityQueryRootExpression root)
        {
            _found ??= root.EntityType.ClrType == _type ? root.EntityType : null;
            return node;
        }

        return base.VisitExtension(node);
    }

    private static IEntityType? EntityOf(IEntityType? entity, Expression? path, ParameterExpression row) =>
        path == row ? entity
        : path is MemberExpression member
            ? EntityOf(entity, member.Expression, row)?.FindNavigation(member.Member.Name)?.TargetEntityType
        : null;

    private static bool IsRequiredPath(IEntityType? entity, Expression? path, ParameterExpression row) =>
        path == row
        || (
            path is MemberExpression member
            && IsRequiredPath(entity, member.Expression, row)
            && EntityOf(entity, member.Expression, row)?.FindNavigation(member.Member.Name)
                is { IsOnDependent: true, ForeignKey.IsRequired: true }
        );
}
