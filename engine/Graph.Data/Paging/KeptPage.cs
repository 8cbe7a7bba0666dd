using Microsoft.EntityFrameworkCore.Query;

namespace Graph.Data.Paging;

/// <summary>The statement of all pages of one shape of one list.</summary>
/// <param name="Execute">Runs it.</param>
/// <param name="Parameters">The parameters that a page gives, beside those of the list.</param>
internal sealed record KeptPage<TRow>(
    Func<QueryContext, IAsyncEnumerable<TRow>> Execute,
    (string Name, PageValue Value)[] Parameters
)
{
    /// <summary>Runs it for a page.</summary>
    /// <param name="context">Has the values of the list.</param>
    /// <param name="page">What is asked.</param>
    public IAsyncEnumerable<TRow> Read(QueryContext context, PageRequest page)
    {
        foreach (var (name, value) in Parameters)
        {
            context.Parameters.Add(name, value.Of(page));
        }

        return Execute(context);
    }
}
