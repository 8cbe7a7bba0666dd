using System.Linq.Expressions;
using Graph.Annotations.Pagination;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Data.Paging;

/// <summary>Which part of which list is read.</summary>
/// <param name="Query">The list.</param>
/// <param name="Cursor">Writes and reads its cursors.</param>
/// <param name="Size">How many items at most.</param>
/// <param name="IsBackward">Whether they are taken from the end.</param>
/// <param name="After">Only rows after this place; shorter than the order for a place before all rows that begin like it.</param>
/// <param name="Before">Only rows before this place; shorter than the order for a place after all rows that begin like it.</param>
/// <param name="CountsAll">Whether the length of the whole list is asked for.</param>
/// <param name="Horizon">How old a row is when every row before it can be read; null for a list where that does not matter.</param>
internal sealed record PageRequest(
    PagedQuery Query,
    KeysetCursor Cursor,
    int Size,
    bool IsBackward,
    object?[]? After,
    object?[]? Before,
    bool CountsAll,
    TimeSpan? Horizon
)
{
    /// <summary>True if the page reads on from a cursor towards where rows come in.</summary>
    public bool IsTowardsNewest => Horizon is not null && (Query.IsNewestFirst ? Before : After) is not null;

    /// <summary>Reads what a client asks.</summary>
    /// <param name="queryable">The list.</param>
    /// <param name="arguments">What the client asks.</param>
    /// <param name="horizon">See <see cref="Horizon"/>.</param>
    /// <param name="parent">Whose list a row belongs to, where the lists of many are read together.</param>
    /// <exception cref="GraphQLException">A cursor or the size cannot be used here.</exception>
    /// <exception cref="InvalidOperationException">The query cannot be paged, or has no horizon.</exception>
    public static PageRequest Of(
        IQueryable queryable,
        PagingArguments arguments,
        TimeSpan? horizon,
        LambdaExpression? parent = null
    )
    {
        var query = PagedQuery.Of(queryable, parent);
        var list = arguments.List ?? query.RowType.Name;
        if (arguments.First is not null && arguments.Last is not null)
        {
            throw Bad($"{list} takes 'first' or 'last', not both: leave one of them out.");
        }

        if (arguments.Size < 0)
        {
            throw Bad($"A page of {list} cannot have {arguments.Size} items: ask for 0 or more.");
        }

        if (horizon is not null && (query.Order[0].Type != typeof(DateTimeOffset) || query.Order[0].IsNullable))
        {
            throw new InvalidOperationException(
                $"{list} is sorted by '{query.Order[0]}' first: a list has a horizon where its first member is the time at which rows come "
                    + "in, a DateTimeOffset that is never null. Sort by it, or page without a horizon."
            );
        }

        var cursor = new KeysetCursor(list, query.Order, horizon);
        return new PageRequest(
            query,
            cursor,
            arguments.Size,
            arguments.IsBackward,
            cursor.Decode(arguments.After, "after", isTowardsNewest: !query.IsNewestFirst),
            cursor.Decode(arguments.Before, "before", isTowardsNewest: query.IsNewestFirst),
            arguments.IncludeTotalCount,
            horizon
        );
    }

    private static GraphQLException Bad(string message) => new(message, ErrorCodes.BadUserInput);
}
