using System.Linq.Expressions;

namespace Graph.Data.Paging;

/// <summary>One member of the order of a list.</summary>
/// <param name="Selector">Reads what is compared of a row.</param>
/// <param name="IsDescending">True for the largest first.</param>
/// <param name="IsNullable">True if the value may be null, which PostgreSQL sorts as larger than everything.</param>
internal sealed record OrderMember(LambdaExpression Selector, bool IsDescending, bool IsNullable)
{
    /// <summary>The C# type of what is compared.</summary>
    public Type Type => Selector.Body.Type;

    /// <summary>Reads what is compared of this row.</summary>
    public Expression Of(Expression row) => Replacement.In(Selector.Body, Selector.Parameters[0], row);

    /// <summary>The member and its direction, the same in every process: cursors are tied to it.</summary>
    public override string ToString()
    {
        var parameter = Expression.Parameter(Selector.Parameters[0].Type, "x");
        return $"{Of(parameter)} {(IsDescending ? "desc" : "asc")}";
    }
}
