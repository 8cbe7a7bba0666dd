namespace Graph.Data.Paging;

/// <summary>Which value of a page a statement takes: so that a statement that is kept gets those of the next page.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Which member of the order it belongs to, for the values of a place.</param>
internal readonly record struct PageValue(PageValueKind Kind, int Index = 0)
{
    /// <summary>A single row is asked for.</summary>
    public static PageValue One { get; } = new(PageValueKind.One);

    /// <summary>As many rows as the page can hold and one more.</summary>
    public static PageValue Rows { get; } = new(PageValueKind.Rows);

    /// <summary>How old a row is when every row before it can be read.</summary>
    public static PageValue Horizon { get; } = new(PageValueKind.Horizon);

    /// <summary>What it is on a page.</summary>
    public object? Of(PageRequest page) =>
        Kind switch
        {
            PageValueKind.One => 1,
            PageValueKind.Rows => page.Size + 1,
            PageValueKind.Horizon => page.Horizon,
            PageValueKind.After => page.After![Index],
            _ => page.Before![Index],
        };
}
