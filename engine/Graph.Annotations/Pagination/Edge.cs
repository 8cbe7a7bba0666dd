namespace Graph.Annotations.Pagination;

/// <summary>A node in its place in a list. Derive from it to add fields to the edge.</summary>
/// <typeparam name="TNode">The C# type of the node.</typeparam>
public class Edge<TNode>
{
    /// <summary>Makes an edge.</summary>
    public Edge(TNode node, string cursor)
    {
        Node = node;
        Cursor = cursor;
    }

    /// <summary>Says where the edge is, for <c>after</c> and <c>before</c>; opaque.</summary>
    public string Cursor { get; }

    /// <summary>The item.</summary>
    public TNode Node { get; }
}
