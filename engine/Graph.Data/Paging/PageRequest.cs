using Graph.Annotations.Pagination;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Data.Paging;

/// <summary>Which part of which list is read.</summary>
/// <param name="List">The list.</param>
/// <param name="Size">How many items at most.</param>
/// <param name="IsBackward">Whether they are taken from the end.</param>
/// <param name="After">Only rows after this place; shorter than the order for a place before all rows that begin like it.</param>
/// <param name="Before">Only rows before this place; shorter than the order for a place after all rows that begin like it.</param>
/// <param name="CountsAll">Whether the length of the whole list is asked for.</param>
internal sealed record PageRequest(
    PageList List,
    int Size,
    bool IsBackward,
    object?[]? After,
    object?[]? Before,
    bool CountsAll
)
{
    /// <summary>The list as a query.</summary>
    public PagedQuery Query => List.Query;

    /// <summary>Writes and reads the cursors of the list.</summary>
    public KeysetCursor Cursor => List.Cursor;

    /// <summary>How old a row is when every row before it can be read; null for a list where that does not matter.</summary>
    public TimeSpan? Horizon => List.Horizon;

    /// <summary>True if the page reads on from a cursor towards where rows come in.</summary>
    public bool IsTowardsNewest => Horizon is not null && (Query.IsNewestFirst ? Before : After) is not null;

    /// <summary>Reads what a client asks.</summary>
    /// <param name="list">The list.</param>
    /// <param name="arguments">What the client asks.</param>
    /// <exception cref="GraphQLException">A cursor or the size cannot be used here.</exception>
    public static PageRequest Of(PageList list, PagingArguments arguments)
    {
        if (arguments.First is not null && arguments.Last is not null)
        {
            throw Bad($"{list.Name} takes 'first' or 'last', not both: leave one of them out.");
        }

        if (arguments.Size < 0)
        {
            throw Bad($"A page of {list.Name} cannot have {arguments.Size} items: ask for 0 or more.");
        }

        return new PageRequest(
            list,
            arguments.Size,
            arguments.IsBackward,
            list.Cursor.Decode(arguments.After, "after", isTowardsNewest: !list.Query.IsNewestFirst),
            list.Cursor.Decode(arguments.Before, "before", isTowardsNewest: list.Query.IsNewestFirst),
            arguments.IncludeTotalCount
        );
    }

    private static GraphQLException Bad(string message) => new(message, ErrorCodes.BadUserInput);
}
