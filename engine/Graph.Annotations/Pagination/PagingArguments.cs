namespace Graph.Annotations.Pagination;

/// <summary>
/// The page that a client asks for, checked: one of <see cref="First"/> and <see cref="Last"/> is set, within the field's
/// limit. Cursors are as they came: only the list knows what they mean.
/// </summary>
/// <param name="First">How many from the start or after <paramref name="After"/>; null when paging backward.</param>
/// <param name="After">The cursor that the page follows.</param>
/// <param name="Last">How many from the end or before <paramref name="Before"/>; null when paging forward.</param>
/// <param name="Before">The cursor that the page precedes.</param>
public readonly record struct PagingArguments(int? First, string? After, int? Last = null, string? Before = null)
{
    /// <summary>The coordinate of the field whose list is paged: its cursors belong to it.</summary>
    public string? List { get; init; }

    /// <summary>True if the selection asks for the length of the whole list.</summary>
    public bool IncludeTotalCount { get; init; }

    /// <summary>True when paging from the end.</summary>
    public bool IsBackward => Last is not null;

    /// <summary>The number of edges asked for.</summary>
    public int Size => First ?? Last ?? 0;
}
