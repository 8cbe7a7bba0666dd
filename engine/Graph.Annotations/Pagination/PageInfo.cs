namespace Graph.Annotations.Pagination;

/// <summary>Where a page lies in its list.</summary>
/// <param name="HasNextPage">True if edges follow the last one of this page.</param>
/// <param name="HasPreviousPage">True if edges precede the first one of this page.</param>
/// <param name="StartCursor">The cursor of the first edge; null if the page is empty.</param>
/// <param name="EndCursor">The cursor of the last edge; null if the page is empty.</param>
/// <remarks><see href="https://relay.dev/graphql/connections.htm#sec-undefined.PageInfo"/></remarks>
[Shareable]
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
