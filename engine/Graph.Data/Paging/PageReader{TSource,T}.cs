using System.Linq.Expressions;
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
        if (rows.Count > 0)
        {
            return rows.ToPage(page, rows[0].HasBefore, rows[0].HasAfter, page.CountsAll ? rows[0].Total : null);
        }

        var hasBefore =
            page.After is not null
            && await AnyAsync(provider, page, page.After, isReversed: true, cancellationToken).ConfigureAwait(false);
        var hasAfter =
            page.Before is not null
            && await AnyAsync(provider, page, page.Before, isReversed: false, cancellationToken).ConfigureAwait(false);
        int? total =
            !page.CountsAll ? null
            : page.After is null && page.Before is null ? 0
            : await provider.CreateQuery<TSource>(page.Query.Rows).CountAsync(cancellationToken).ConfigureAwait(false);
        return rows.ToPage(page, hasBefore, hasAfter, total);
    }

    private static async ValueTask<bool> AnyAsync(
        IQueryProvider provider,
        PageRequest page,
        object?[] place,
        bool isReversed,
        CancellationToken cancellationToken
    ) =>
        await provider
            .CreateQuery<TSource>(PageExpressions<TSource>.Beyond(page.Query.Rows, page, place, isReversed))
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
            bindings.Add(Bind(nameof(PageRow<int, T>.HasBefore), Any(page, page.After, isReversed: true)));
        }

        if (page.Before is not null)
        {
            bindings.Add(Bind(nameof(PageRow<int, T>.HasAfter), Any(page, page.Before, isReversed: false)));
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

    private static MethodCallExpression Any(PageRequest page, object?[] place, bool isReversed) =>
        Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Any),
            [typeof(TSource)],
            PageExpressions<TSource>.Beyond(page.Query.Rows, page, place, isReversed)
        );

    private static MemberAssignment Bind(string property, Expression value) =>
        Expression.Bind(typeof(PageRow<int, T>).GetProperty(property)!, value);
}
