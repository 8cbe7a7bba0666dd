namespace Graph.Annotations.Pagination;

/// <summary>One page of a list.</summary>
/// <typeparam name="TNode">The C# type of the nodes; its graph name names the connection and the edges.</typeparam>
/// <remarks><see href="https://relay.dev/graphql/connections.htm#sec-Connection-Types"/></remarks>
public class Connection<TNode> : Connection<Edge<TNode>, TNode>
{
    /// <summary>Makes a page.</summary>
    /// <param name="edges">The edges in the list's order, whichever way it was paged.</param>
    /// <param name="pageInfo">Where the page lies.</param>
    /// <param name="totalCount">The number of all edges; needed where the field includes it.</param>
    public Connection(IReadOnlyList<Edge<TNode>> edges, PageInfo pageInfo, int? totalCount = null)
        : base(edges, pageInfo, totalCount) { }
}
