using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Graph.Language;

/// <summary>
/// Holds the items of the lists that are being parsed, inner lists on top of outer ones, in one pooled array; a finished
/// list is copied off once, at its exact size.
/// </summary>
internal struct NodeStack()
{
    private SyntaxNode[] _nodes = ArrayPool<SyntaxNode>.Shared.Rent(256);
    private int _highest;

    /// <summary>Where the next node goes; remember it before the first <see cref="Push"/> of a list.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an item to the innermost list.</summary>
    public void Push(SyntaxNode node)
    {
        if (Count == _nodes.Length)
        {
            Grow();
        }

        _nodes[Count++] = node;
    }

    /// <summary>Ends the list that began at a mark.</summary>
    public ImmutableArray<T> Pop<T>(int mark)
        where T : SyntaxNode
    {
        _highest = Math.Max(_highest, Count);
        if (Count == mark)
        {
            return [];
        }

        var items = new T[Count - mark];
        Array.Copy(_nodes, mark, items, 0, items.Length);
        Count = mark;
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    /// <summary>Gives the array back, emptied.</summary>
    public void Release()
    {
        Array.Clear(_nodes, 0, Math.Max(_highest, Count));
        ArrayPool<SyntaxNode>.Shared.Return(_nodes);
        _nodes = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<SyntaxNode>.Shared.Rent(_nodes.Length * 2);
        Array.Copy(_nodes, larger, Count);
        Array.Clear(_nodes);
        ArrayPool<SyntaxNode>.Shared.Return(_nodes);
        _nodes = larger;
    }
}
