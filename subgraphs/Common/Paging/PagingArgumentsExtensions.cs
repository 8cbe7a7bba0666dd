using Graph.Annotations.Pagination;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Common.Paging;

/// <summary>Between the graph's connections and the database's pages.</summary>
public static class PagingArgumentsExtensions
{
    /// <summary>The page to read; sizes are checked already, cursors are read here.</summary>
    /// <param name="paging">The arguments of a connection field.</param>
    /// <param name="list">The list; cursors of other lists are refused.</param>
    /// <exception cref="GraphQLException">A cursor cannot be used here; the message says why.</exception>
    public static PageRequest ToPageRequest(this PagingArguments paging, ListKind list) =>
        PageRequest.TryCreate(
            paging.First,
            paging.After,
            paging.Last,
            paging.Before,
            list,
            new PageLimits(paging.Size, paging.Size),
            out var page,
            out var error
        )
            ? page
            : throw new GraphQLException(error.Message, ErrorCodes.BadUserInput);

    /// <summary>Where a page lies, as the graph says it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="edges">Its edges, in order.</param>
    public static PageInfo ToPageInfo<T, TNode>(this Page<T> page, IReadOnlyList<Edge<TNode>> edges) =>
        new(
            page.HasNext,
            page.HasPrevious,
            edges.Count == 0 ? null : edges[0].Cursor,
            edges.Count == 0 ? null : edges[^1].Cursor
        );
}
