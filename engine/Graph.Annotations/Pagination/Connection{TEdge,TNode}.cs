namespace Graph.Annotations.Pagination;

/// <summary>One page of a list, with edges of a type of its own. Derive from it to add fields or to name it.</summary>
/// <typeparam name="TEdge">The C# type of the edges.</typeparam>
/// <typeparam name="TNode">The C# type of the nodes.</typeparam>
/// <remarks><see href="https://relay.dev/graphql/connections.htm#sec-Connection-Types"/></remarks>
public class Connection<TEdge, TNode>
    where TEdge : Edge<TNode>
{
    private IReadOnlyList<TNode>? _nodes;

    /// <summary>Makes a page.</summary>
    /// <param name="edges">The edges in the list's order, whichever way it was paged.</param>
    /// <param name="pageInfo">Where the page lies.</param>
    /// <param name="totalCount">The number of all edges; needed where the field includes it.</param>
    public Connection(IReadOnlyList<TEdge> edges, PageInfo pageInfo, int? totalCount = null)
    {
        Edges = edges;
        PageInfo = pageInfo;
        TotalCount = totalCount;
    }

    /// <summary>The edges of the page.</summary>
    public IReadOnlyList<TEdge> Edges { get; }

    /// <summary>The nodes of the edges, for clients that need no cursors.</summary>
    public IReadOnlyList<TNode> Nodes => _nodes ??= NodesOf(Edges);

    /// <summary>Where the page lies.</summary>
    public PageInfo PageInfo { get; }

    /// <summary>The number of edges on all pages.</summary>
    public int? TotalCount { get; }

    private static TNode[] NodesOf(IReadOnlyList<TEdge> edges)
    {
        var nodes = new TNode[edges.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = edges[i].Node;
        }

        return nodes;
    }
}
