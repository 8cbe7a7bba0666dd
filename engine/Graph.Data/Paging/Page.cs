using Graph.Annotations.Pagination;
using Graph.Annotations.Reading;
using Graph.Data.Paging;

namespace Graph.Data;

/// <summary>A part of a list, in the list's order whichever end it was read from.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <remarks>Under <c>[UsePaging]</c> a method may give it back: it is the field's connection.</remarks>
[ResultConvention(typeof(PageConvention))]
public sealed class Page<T>
{
    private readonly Func<int, string> _createCursor;

    /// <summary>Makes a page.</summary>
    /// <param name="items">The items, in the list's order.</param>
    /// <param name="hasNextPage">Whether the list goes on after the last item.</param>
    /// <param name="hasPreviousPage">Whether the list has items before the first one.</param>
    /// <param name="createCursor">The cursor of the item with this index.</param>
    /// <param name="totalCount">The length of the whole list; null if nobody asked.</param>
    public Page(
        IReadOnlyList<T> items,
        bool hasNextPage,
        bool hasPreviousPage,
        Func<int, string> createCursor,
        int? totalCount = null
    )
    {
        Items = items;
        HasNextPage = hasNextPage;
        HasPreviousPage = hasPreviousPage;
        TotalCount = totalCount;
        _createCursor = createCursor;
    }

    /// <summary>A page of a list that has nothing.</summary>
    public static Page<T> Empty { get; } =
        new([], false, false, _ => throw new InvalidOperationException("An empty page has no cursors."), 0);

    /// <summary>The items, in the list's order.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Whether the list goes on after the last item; exact.</summary>
    public bool HasNextPage { get; }

    /// <summary>Whether the list has items before the first one; exact.</summary>
    public bool HasPreviousPage { get; }

    /// <summary>The length of the whole list; null if nobody asked for it.</summary>
    public int? TotalCount { get; }

    /// <summary>The cursor of an item.</summary>
    /// <param name="index">The place of the item in <see cref="Items"/>.</param>
    public string CreateCursor(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Items.Count);
        return _createCursor(index);
    }

    /// <summary>The page as the graph shows it.</summary>
    public Connection<T> ToConnection()
    {
        var edges = new Edge<T>[Items.Count];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = new Edge<T>(Items[i], _createCursor, i);
        }

        return new Connection<T>(edges, ToPageInfo(edges), TotalCount);
    }

    /// <summary>Where the page lies, for a connection with edges of a type of its own.</summary>
    /// <param name="edges">The edges made of the items, in their order, with the items' cursors.</param>
    public PageInfo ToPageInfo<TNode>(IReadOnlyList<Edge<TNode>> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        return new PageInfo(
            HasNextPage,
            HasPreviousPage,
            edges.Count == 0 ? null : edges[0].Cursor,
            edges.Count == 0 ? null : edges[^1].Cursor
        );
    }
}
