namespace Graph.Annotations.Pagination;

/// <summary>A node in its place in a list. Derive from it to add fields to the edge.</summary>
/// <typeparam name="TNode">The C# type of the node.</typeparam>
public class Edge<TNode>
{
    private readonly Func<int, string>? _createCursor;
    private readonly int _index;
    private string? _cursor;

    /// <summary>Makes an edge.</summary>
    public Edge(TNode node, string cursor)
    {
        Node = node;
        _cursor = cursor;
    }

    /// <summary>Makes an edge whose cursor is written when somebody asks for it: most clients ask for those of a page's ends.</summary>
    /// <param name="node">The item.</param>
    /// <param name="createCursor">Writes the cursor of the item with this index.</param>
    /// <param name="index">The place of the item on its page.</param>
    public Edge(TNode node, Func<int, string> createCursor, int index)
    {
        Node = node;
        _createCursor = createCursor;
        _index = index;
    }

    /// <summary>Says where the edge is, for <c>after</c> and <c>before</c>; opaque.</summary>
    public string Cursor => _cursor ??= _createCursor!(_index);

    /// <summary>The item.</summary>
    public TNode Node { get; }
}
