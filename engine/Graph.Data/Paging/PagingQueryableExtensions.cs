using System.Linq.Expressions;
using Graph.Annotations.Pagination;
using Graph.Data.Paging;
using Graph.Data.Statements;
using Graph.Execution.Resolvers;

namespace Graph.Data;

/// <summary>Reads pages of queries.</summary>
/// <remarks>
/// The order is the query's, over any members in any direction, and the primary key comes last by itself. A page begins at
/// a place in the order, not at a number of rows: inserted and deleted rows neither repeat nor hide others, and a page far
/// down costs what the first one does. Null is larger than everything: last in ascending order, first in descending. A last
/// <c>Select</c> may make anything of the rows.
/// </remarks>
public static class PagingQueryableExtensions
{
    /// <summary>Reads a page: one statement, with the total count if it is asked for.</summary>
    /// <param name="source">The list, sorted.</param>
    /// <param name="arguments">Which part of it.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    /// <exception cref="GraphQLException">A cursor cannot be used here; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The query cannot be paged; the message says why.</exception>
    public static ValueTask<Page<T>> ToPageAsync<T>(
        this IQueryable<T> source,
        PagingArguments arguments,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        return ReadAsync(source, arguments, horizon: null, cancellationToken);
    }

    /// <summary>Reads a page of a list into which rows come while others read it: whoever follows its newest end misses none.</summary>
    /// <remarks>
    /// A row has its time before it can be read, so for a moment rows still appear behind those that can be read already. A cursor of
    /// a row younger than the horizon says by how much, and reading on from it towards the newest begins so much earlier: the first
    /// such page may repeat rows. Such pages end at the horizon, so from then on nothing is repeated. Pages without a cursor, and
    /// pages of what is older, hide nothing. The database must have given the rows their times when they were inserted, and their
    /// transactions must end within the horizon.
    /// </remarks>
    /// <param name="source">The list, sorted by the time of its rows first.</param>
    /// <param name="arguments">Which part of it.</param>
    /// <param name="horizon">How old a row is when every row before it can be read.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    /// <exception cref="GraphQLException">A cursor cannot be used here; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The query cannot be paged, or not by time; the message says why.</exception>
    public static ValueTask<Page<T>> ToPageAsync<T>(
        this IQueryable<T> source,
        PagingArguments arguments,
        TimeSpan horizon,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        return ReadAsync(source, arguments, horizon, cancellationToken);
    }

    /// <summary>Reads a page as the graph shows it.</summary>
    /// <inheritdoc cref="ToPageAsync{T}(IQueryable{T}, PagingArguments, CancellationToken)"/>
    public static async Task<Connection<T>> ToConnectionAsync<T>(
        this IQueryable<T> source,
        PagingArguments arguments,
        CancellationToken cancellationToken = default
    ) => (await source.ToPageAsync(arguments, cancellationToken).ConfigureAwait(false)).ToConnection();

    /// <summary>Reads a page of a list into which rows come while others read it, as the graph shows it.</summary>
    /// <inheritdoc cref="ToPageAsync{T}(IQueryable{T}, PagingArguments, TimeSpan, CancellationToken)"/>
    public static async Task<Connection<T>> ToConnectionAsync<T>(
        this IQueryable<T> source,
        PagingArguments arguments,
        TimeSpan horizon,
        CancellationToken cancellationToken = default
    ) => (await source.ToPageAsync(arguments, horizon, cancellationToken).ConfigureAwait(false)).ToConnection();

    /// <summary>The page as the graph shows it.</summary>
    public static async Task<Connection<T>> ToConnectionAsync<T>(this ValueTask<Page<T>> page) =>
        (await page.ConfigureAwait(false)).ToConnection();

    /// <summary>The page as the graph shows it; an empty one if a data loader found none.</summary>
    public static async Task<Connection<T>> ToConnectionAsync<T>(this Task<Page<T>?> page) =>
        (await page.ConfigureAwait(false) ?? Page<T>.Empty).ToConnection();

    /// <summary>The pages that a data loader found, as the graph shows them; empty ones where it found none.</summary>
    public static IReadOnlyList<Connection<T>> ToConnections<T>(this IReadOnlyList<Page<T>?> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var connections = new Connection<T>[pages.Count];
        for (var i = 0; i < connections.Length; i++)
        {
            connections[i] = (pages[i] ?? Page<T>.Empty).ToConnection();
        }

        return connections;
    }

    /// <summary>Reads a page of the list of each of many parents: one statement, and one more for total counts.</summary>
    /// <param name="source">
    /// The lists together, sorted. A condition that the key is one of some (<c>ids.Contains(x.AuthorId)</c>) says whose lists;
    /// each of these has a page, if only an empty one. Without it, every parent that has rows has one.
    /// </param>
    /// <param name="keySelector">Whose list a row belongs to.</param>
    /// <param name="arguments">Which part of each list.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    /// <exception cref="GraphQLException">A cursor cannot be used here; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The query cannot be paged; the message says why.</exception>
    public static ValueTask<Dictionary<TKey, Page<T>>> ToBatchPageAsync<TKey, T>(
        this IQueryable<T> source,
        Expression<Func<T, TKey>> keySelector,
        PagingArguments arguments,
        CancellationToken cancellationToken = default
    )
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(keySelector);
        return ReadAsync(source, keySelector, arguments, horizon: null, cancellationToken);
    }

    /// <summary>
    /// Reads a page of the list of each of many parents, lists into which rows come while others read them: whoever follows the
    /// newest end of one misses none.
    /// </summary>
    /// <remarks>As <see cref="ToPageAsync{T}(IQueryable{T}, PagingArguments, TimeSpan, CancellationToken)"/> does it.</remarks>
    /// <param name="source">The lists together, sorted by the time of their rows first.</param>
    /// <param name="keySelector">Whose list a row belongs to.</param>
    /// <param name="arguments">Which part of each list.</param>
    /// <param name="horizon">How old a row is when every row before it can be read.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    /// <exception cref="GraphQLException">A cursor cannot be used here; the message says why.</exception>
    /// <exception cref="InvalidOperationException">The query cannot be paged, or not by time; the message says why.</exception>
    public static ValueTask<Dictionary<TKey, Page<T>>> ToBatchPageAsync<TKey, T>(
        this IQueryable<T> source,
        Expression<Func<T, TKey>> keySelector,
        PagingArguments arguments,
        TimeSpan horizon,
        CancellationToken cancellationToken = default
    )
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(keySelector);
        return ReadAsync(source, keySelector, arguments, horizon, cancellationToken);
    }

    private static ValueTask<Page<T>> ReadAsync<T>(
        IQueryable<T> source,
        PagingArguments arguments,
        TimeSpan? horizon,
        CancellationToken cancellationToken
    )
    {
        if (
            source.Provider is KeptQueryProvider provider
            && provider.FindList(source.Expression, typeof(T), arguments.List, horizon) is { } kept
        )
        {
            return PageReader<T>
                .Of(kept.List.Query.RowType)
                .ReadAsync(provider, kept, source, arguments, cancellationToken);
        }

        var list = PageList.Of(source.Expression, typeof(T), arguments.List, horizon);
        return PageReader<T>
            .Of(list.Query.RowType)
            .ReadAsync(source.Provider, PageRequest.Of(list, arguments), cancellationToken);
    }

    private static ValueTask<Dictionary<TKey, Page<T>>> ReadAsync<TKey, T>(
        IQueryable<T> source,
        Expression<Func<T, TKey>> keySelector,
        PagingArguments arguments,
        TimeSpan? horizon,
        CancellationToken cancellationToken
    )
        where TKey : notnull
    {
        var list = PageList.Of(source.Expression, typeof(T), arguments.List, horizon, keySelector);
        var page = PageRequest.Of(list, arguments);
        return page.Query.RowType == typeof(T)
            ? new BatchPageReader<TKey, T>(source.Provider, page, keySelector).ReadAsync(cancellationToken)
            : throw new InvalidOperationException(
                $"The lists of {page.Query.RowType.Name} are paged by parent before Select makes {typeof(T).Name} of them: let Select give "
                    + $"back a {page.Query.RowType.Name}, or page without it."
            );
    }
}
