namespace Graph.Data.Paging;

/// <summary>One row of a page as the statement gives it.</summary>
internal sealed class PageRow<TKey, TItem>
{
    /// <summary>Whose list it belongs to.</summary>
    public TKey? Parent { get; set; }

    /// <summary>False for a parent without rows.</summary>
    public bool Exists { get; set; }

    public TItem? Item { get; set; }

    /// <summary>The values of the order's members, which the cursor is made of.</summary>
    public object?[] Keys { get; set; } = [];

    /// <summary>Whether rows lie on the other side of the cursor that the page begins at.</summary>
    public bool HasBefore { get; set; }

    /// <summary>Whether rows lie on the other side of the cursor that the page ends at.</summary>
    public bool HasAfter { get; set; }

    /// <summary>The length of the list, where it was asked for.</summary>
    public int Total { get; set; }
}
