namespace Graph.Data.Paging;

/// <summary>How long the list of a parent is.</summary>
internal sealed class PageTotal<TKey>
{
    public TKey? Parent { get; set; }

    public int Count { get; set; }
}
