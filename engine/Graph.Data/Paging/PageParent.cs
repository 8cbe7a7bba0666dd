namespace Graph.Data.Paging;

/// <summary>A parent on its way through a statement: its key and what lies beyond the cursors of its list.</summary>
internal sealed class PageParent<TKey>
{
    public TKey? Key { get; set; }

    public bool? HasBefore { get; set; }

    public bool? HasAfter { get; set; }
}
