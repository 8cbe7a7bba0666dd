using Graph.Annotations.Pagination;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Data.Paging;

/// <summary>Which part of which list is read.</summary>
/// <param name="Query">The list.</param>
/// <param name="Cursor">Writes and reads its cursors.</param>
/// <param name="Size">How many items at most.</param>
/// <param name="IsBackward">Whether they are taken from the end.</param>
/// <param name="After">Only rows after this place.</param>
/// <param name="Before">Only rows before this place.</param>
/// <param name="CountsAll">Whether the length of the whole list is asked for.</param>
internal sealed record PageRequest(
    PagedQuery Query,
    KeysetCursor Cursor,
    int Size,
    bool IsBackward,
    object?[]? After,
    object?[]? Before,
    bool CountsAll
)
{
    /// <summary>Reads what a client asks.</summary>
    /// <exception cref="GraphQLException">A cursor or the size cannot be used here.</exception>
    public static PageRequest Of(IQueryable queryable, PagingArguments arguments)
    {
        var query = PagedQuery.Of(queryable);
        var list = arguments.List ?? query.RowType.Name;
        if (arguments.First is not null && arguments.Last is not null)
        {
            throw Bad($"{list} takes 'first' or 'last', not both: leave one of them out.");
        }

        if (arguments.Size < 0)
        {
            throw Bad($"A page of {list} cannot have {arguments.Size} items: ask for 0 or more.");
        }

        var cursor = new KeysetCursor(list, query.Order);
        return new PageRequest(
            query,
            cursor,
            arguments.Size,
            arguments.IsBackward,
            cursor.Decode(arguments.After, "after"),
            cursor.Decode(arguments.Before, "before"),
            arguments.IncludeTotalCount
        );
    }

    private static GraphQLException Bad(string message) => new(message, ErrorCodes.BadUserInput);
}
