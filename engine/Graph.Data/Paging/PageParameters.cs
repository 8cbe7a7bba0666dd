#pragma warning disable EF1001 // The parameters of compiled queries.
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Graph.Data.Paging;

/// <summary>Puts parameters in the place of the values of a page, so that its statement serves the next page too.</summary>
internal sealed class PageParameters : ExpressionVisitor
{
    private readonly HashSet<string> _taken;
    private readonly List<(string Name, PageValue Value)> _parameters = [];

    private PageParameters(IEnumerable<string> taken) => _taken = [.. taken];

    /// <summary>The statement with parameters.</summary>
    /// <param name="statement">The statement with values.</param>
    /// <param name="taken">The names of the parameters that it has already.</param>
    /// <param name="parameters">The new parameters, and what they are on a page.</param>
    public static Expression Put(
        Expression statement,
        IEnumerable<string> taken,
        out (string Name, PageValue Value)[] parameters
    )
    {
        var visitor = new PageParameters(taken);
        var result = visitor.Visit(statement);
        parameters = [.. visitor._parameters];
        return result;
    }

    protected override Expression VisitExtension(Expression node) => node;

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is not ConstantExpression { Value: StatementValue value })
        {
            return base.VisitMember(node);
        }

        // The names that EF Core gives.
        var name = node.Member.Name;
        for (var i = 0; !_taken.Add(name); i++)
        {
            name = $"{node.Member.Name}{i}";
        }

        _parameters.Add((name, value.Part));
        return new QueryParameterExpression(name, node.Type);
    }
}
