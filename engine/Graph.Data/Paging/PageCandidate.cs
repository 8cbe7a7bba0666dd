namespace Graph.Data.Paging;

/// <summary>A parent with one of its rows, before the statement sorts them.</summary>
internal sealed class PageCandidate<TKey, TSource>
{
    public PageParent<TKey>? Parent { get; set; }

    public TSource? Row { get; set; }
}
