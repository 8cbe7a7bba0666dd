using System.Linq.Expressions;
using System.Reflection;

namespace Graph.Annotations.Compilation;

/// <summary>Reads a property of many parents in one loop.</summary>
/// <param name="parents">The parents.</param>
/// <param name="results">Where the values go, row by row.</param>
/// <param name="count">The number of rows.</param>
/// <param name="row">The first row to read; after an exception, the row that threw.</param>
internal delegate void ColumnRead<in TParent, in TResult>(TParent[] parents, TResult[] results, int count, ref int row);

/// <summary>Compiles loops over properties, in which the getter is part of the loop instead of a call per row.</summary>
internal static class ColumnRead
{
    /// <summary>The loop for a property.</summary>
    public static ColumnRead<TParent, TResult> Compile<TParent, TResult>(PropertyInfo property)
    {
        var parents = Expression.Parameter(typeof(TParent[]), "parents");
        var results = Expression.Parameter(typeof(TResult[]), "results");
        var count = Expression.Parameter(typeof(int), "count");
        var row = Expression.Parameter(typeof(int).MakeByRefType(), "row");
        var end = Expression.Label();
        var loop = Expression.Loop(
            Expression.IfThenElse(
                Expression.LessThan(row, count),
                Expression.Block(
                    Expression.Assign(
                        Expression.ArrayAccess(results, row),
                        Property(Expression.ArrayIndex(parents, row), property)
                    ),
                    Expression.PreIncrementAssign(row)
                ),
                Expression.Break(end)
            ),
            end
        );
        return Expression.Lambda<ColumnRead<TParent, TResult>>(loop, parents, results, count, row).Compile();
    }

    /// <summary>Reads a property of a parent, which may be declared on a base type.</summary>
    public static Expression Property(Expression parent, PropertyInfo property) =>
        Expression.Property(
            property.DeclaringType == parent.Type ? parent : Expression.Convert(parent, property.DeclaringType!),
            property
        );
}
