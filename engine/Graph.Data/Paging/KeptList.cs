using System.Collections.Concurrent;

namespace Graph.Data.Paging;

/// <summary>A list that was taken apart once, and the statements of its pages.</summary>
/// <param name="List">The list, with parameters in the place of the values that its query captures.</param>
/// <param name="Names">The names of these parameters, by the places of the values; null for those that are a part of its shape.</param>
internal sealed record KeptList(PageList List, string?[] Names)
{
    private readonly ConcurrentDictionary<PageShape, object> _pages = new();

    /// <summary>The statement for pages of this shape.</summary>
    public KeptPage<TRow> Page<TRow>(PageRequest page, Func<KeptPage<TRow>> compile)
    {
        var shape = PageShape.Of(page);
        if (!_pages.TryGetValue(shape, out var kept))
        {
            // As many as the ways to page: 4, times the nulls that a place may hold.
            kept = _pages.GetOrAdd(shape, compile());
        }

        return (KeptPage<TRow>)kept;
    }
}
