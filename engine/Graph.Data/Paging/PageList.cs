using System.Linq.Expressions;

namespace Graph.Data.Paging;

/// <summary>A list of which pages are read.</summary>
/// <param name="Name">The coordinate of its field, for the sentences.</param>
/// <param name="Query">The list as a query.</param>
/// <param name="Cursor">Writes and reads its cursors.</param>
/// <param name="Horizon">How old a row is when every row before it can be read; null for a list where that does not matter.</param>
internal sealed record PageList(string Name, PagedQuery Query, KeysetCursor Cursor, TimeSpan? Horizon)
{
    /// <summary>Reads what list a query is.</summary>
    /// <param name="query">The query.</param>
    /// <param name="type">The C# type of what it lists.</param>
    /// <param name="name">The coordinate of the list's field, if there is one.</param>
    /// <param name="horizon">See <see cref="Horizon"/>.</param>
    /// <param name="parent">Whose list a row belongs to, where the lists of many are read together.</param>
    /// <exception cref="InvalidOperationException">The query cannot be paged, or has no horizon.</exception>
    public static PageList Of(
        Expression query,
        Type type,
        string? name,
        TimeSpan? horizon,
        LambdaExpression? parent = null
    )
    {
        var paged = PagedQuery.Of(query, type, parent);
        name ??= paged.RowType.Name;
        if (horizon is not null && (paged.Order[0].Type != typeof(DateTimeOffset) || paged.Order[0].IsNullable))
        {
            throw new InvalidOperationException(
                $"{name} is sorted by '{paged.Order[0]}' first: a list has a horizon where its first member is the time at which rows come "
                    + "in, a DateTimeOffset that is never null. Sort by it, or page without a horizon."
            );
        }

        return new PageList(name, paged, new KeysetCursor(name, paged.Order, horizon), horizon);
    }
}
