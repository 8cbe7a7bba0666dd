using System.Linq.Expressions;
using Graph.Annotations.Pagination;
using Graph.Data.Paging;
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
        var page = PageRequest.Of(source, arguments);
        return PageReader<T>.Of(page.Query.RowType).ReadAsync(source.Provider, page, cancellationToken);
    }

    /// <summary>Reads a page as the graph shows it.</summary>
    /// <inheritdoc cref="ToPageAsync{T}"/>
    public static async Task<Connection<T>> ToConnectionAsync<T>(
        this IQueryable<T> source,
        PagingArguments arguments,
        CancellationToken cancellationToken = default
    ) => (await source.ToPageAsync(arguments, cancellationToken).ConfigureAwait(false)).ToConnection();

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
        var page = PageRequest.Of(source, arguments);
        return page.Query.RowType == typeof(T)
            ? new BatchPageReader<TKey, T>(source.Provider, page, keySelector).ReadAsync(cancellationToken)
            : throw new InvalidOperationException(
                $"The lists of {page.Query.RowType.Name} are paged by parent before Select makes {typeof(T).Name} of them: let Select give "
                    + $"back a {page.Query.RowType.Name}, or page without it."
            );
    }
}
