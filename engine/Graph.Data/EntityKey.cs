using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace Graph.Data;

/// <summary>Finds the primary key of what a query reads, in the query's own model.</summary>
internal static class EntityKey
{
    /// <summary>The properties of the key, in its order; empty if the query is none of EF Core's or its rows have no key.</summary>
    public static ImmutableArray<PropertyInfo> Of<TEntity>(IQueryable<TEntity> queryable)
    {
        var finder = new RootFinder(typeof(TEntity));
        finder.Visit(queryable.Expression);
        if (finder.Root?.EntityType.FindPrimaryKey() is not { } key)
        {
            return [];
        }

        var properties = ImmutableArray.CreateBuilder<PropertyInfo>(key.Properties.Count);
        foreach (var property in key.Properties)
        {
            if (property.PropertyInfo is not { } member)
            {
                return [];
            }

            properties.Add(member);
        }

        return properties.MoveToImmutable();
    }

    private sealed class RootFinder(Type entity) : ExpressionVisitor
    {
        public EntityQueryRootExpression? Root { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            if (node is EntityQueryRootExpression root)
            {
                Root ??= root.EntityType.ClrType == entity ? root : null;
                return node;
            }

            return base.VisitExtension(node);
        }
    }
}
