namespace Graph.Data.Paging;

/// <summary>What a statement's value is on a page.</summary>
internal enum PageValueKind
{
    One,
    Rows,
    Horizon,
    After,
    Before,
}
