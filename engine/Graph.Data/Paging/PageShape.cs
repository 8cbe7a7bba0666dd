namespace Graph.Data.Paging;

/// <summary>What decides about the statement of a page beside its list: pages of one shape differ in values alone.</summary>
/// <param name="IsBackward">Whether it is read from the end.</param>
/// <param name="CountsAll">Whether the length of the whole list is asked for.</param>
/// <param name="After">Which values of the place it begins at there are.</param>
/// <param name="Before">Which values of the place it ends at there are.</param>
internal readonly record struct PageShape(bool IsBackward, bool CountsAll, string? After, string? Before)
{
    /// <summary>The shape of a page.</summary>
    public static PageShape Of(PageRequest page) =>
        new(page.IsBackward, page.CountsAll, Of(page.After), Of(page.Before));

    private static string? Of(object?[]? place) =>
        place is null
            ? null
            : string.Create(
                place.Length,
                place,
                static (text, values) =>
                {
                    for (var i = 0; i < values.Length; i++)
                    {
                        text[i] = values[i] is null ? '0' : '1';
                    }
                }
            );
}
