using System.Linq.Expressions;
using Graph.Annotations.Pagination;
using Graph.Data.Statements;
using Microsoft.EntityFrameworkCore;

namespace Graph.Data.Paging;

/// <summary>Reads one page by one statement; an empty page by a second one if there is something left to find out.</summary>
/// <typeparam name="TSource">The rows.</typeparam>
/// <typeparam name="T">What is made of them.</typeparam>
internal sealed class PageReader<TSource, T> : PageReader<T>
{
    /// <inheritdoc />
    public override async ValueTask<Page<T>> ReadAsync(
        IQueryProvider provider,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var rows = await provider
            .CreateQuery<PageRow<int, T>>(Statement(page))
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return rows.Count > 0
            ? ToPage(rows, page)
            : await EmptyAsync(provider, page, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override async ValueTask<Page<T>> ReadAsync(
        KeptQueryProvider provider,
        KeptList list,
        IQueryable<T> source,
        PagingArguments arguments,
        CancellationToken cancellationToken
    )
    {
        // The values of the query belong to the provider until something else is asked: first of all they are bound.
        var context = provider.Bind(list.Names, cancellationToken);
        var page = PageRequest.Of(list.List, arguments);
        var statement = list.Page(page, () => Compile(provider, list, page));
        var rows = new List<PageRow<int, T>>(page.Size + 1);
        await foreach (var row in statement.Read(context, page).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        if (rows.Count > 0 || (page.After is null && page.Before is null))
        {
            return ToPage(rows, page);
        }

        // Which is rare: a list whose rows beyond a cursor are gone.
        var again = PageList.Of(source.Expression, typeof(T), list.List.Name, list.List.Horizon);
        return await EmptyAsync(provider, PageRequest.Of(again, arguments), cancellationToken).ConfigureAwait(false);
    }

    private static KeptPage<PageRow<int, T>> Compile(KeptQueryProvider provider, KeptList list, PageRequest page)
    {
        var statement = PageParameters.Put(Statement(page), list.Names.OfType<string>(), out var parameters);
        return new KeptPage<PageRow<int, T>>(
            provider.Compile<IAsyncEnumerable<PageRow<int, T>>>(statement),
            parameters
        );
    }

    private static Page<T> ToPage(List<PageRow<int, T>> rows, PageRequest page)
    {
        var first = rows.Count > 0 ? rows[0] : new PageRow<int, T>();
        return rows.ToPage(page, first.HasBefore, first.HasAfter, page.CountsAll ? first.Total : null);
    }

    /// <summary>An empty page, which has no row that says what lies beyond its cursors.</summary>
    private static async ValueTask<Page<T>> EmptyAsync(
        IQueryProvider provider,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var hasBefore =
            page.After is not null
            && await AnyAsync(provider, page, PageValueKind.After, cancellationToken).ConfigureAwait(false);
        var hasAfter =
            page.Before is not null
            && await AnyAsync(provider, page, PageValueKind.Before, cancellationToken).ConfigureAwait(false);
        int? total =
            !page.CountsAll ? null
            : page.After is null && page.Before is null ? 0
            : await provider.CreateQuery<TSource>(page.Query.Rows).CountAsync(cancellationToken).ConfigureAwait(false);
        return new List<PageRow<int, T>>().ToPage(page, hasBefore, hasAfter, total);
    }

    private static async ValueTask<bool> AnyAsync(
        IQueryProvider provider,
        PageRequest page,
        PageValueKind cursor,
        CancellationToken cancellationToken
    ) =>
        await provider
            .CreateQuery<TSource>(PageExpressions<TSource>.Beyond(page.Query.Rows, page, cursor))
            .AnyAsync(cancellationToken)
            .ConfigureAwait(false);

    private static MethodCallExpression Statement(PageRequest page)
    {
        var row = Expression.Parameter(typeof(TSource), "x");
        var bindings = new List<MemberBinding>
        {
            Bind(nameof(PageRow<int, T>.Item), ItemOf(row, page)),
            Bind(nameof(PageRow<int, T>.Keys), PageExpressions<TSource>.Keys(row, page)),
        };
        if (page.After is not null)
        {
            bindings.Add(Bind(nameof(PageRow<int, T>.HasBefore), Any(page, PageValueKind.After)));
        }

        if (page.Before is not null)
        {
            bindings.Add(Bind(nameof(PageRow<int, T>.HasAfter), Any(page, PageValueKind.Before)));
        }

        if (page.CountsAll)
        {
            var count = Expression.Call(typeof(Queryable), nameof(Queryable.Count), [typeof(TSource)], page.Query.Rows);
            bindings.Add(Bind(nameof(PageRow<int, T>.Total), count));
        }

        return Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Select),
            [typeof(TSource), typeof(PageRow<int, T>)],
            PageExpressions<TSource>.Window(page.Query.Rows, page),
            Expression.Quote(
                Expression.Lambda<Func<TSource, PageRow<int, T>>>(
                    Expression.MemberInit(Expression.New(typeof(PageRow<int, T>)), bindings),
                    row
                )
            )
        );
    }

    private static Expression ItemOf(ParameterExpression row, PageRequest page) =>
        page.Query.Selector is { } selector ? Replacement.In(selector.Body, selector.Parameters[0], row) : row;

    private static MethodCallExpression Any(PageRequest page, PageValueKind cursor) =>
        Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Any),
            [typeof(TSource)],
            PageExpressions<TSource>.Beyond(page.Query.Rows, page, cursor)
        );

    private static MemberAssignment Bind(string property, Expression value) =>
        Expression.Bind(typeof(PageRow<int, T>).GetProperty(property)!, value);
}
