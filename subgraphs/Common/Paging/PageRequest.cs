using System.Diagnostics.CodeAnalysis;
using Graph.Common.Errors;

namespace Graph.Common.Paging;

/// <summary>Which part of a list is asked for: the checked arguments of a connection field.</summary>
public readonly record struct PageRequest
{
    /// <summary>How many items, 0 or more.</summary>
    public int Size { get; init; }

    /// <summary>Whether the items are taken from the end (<c>last</c>).</summary>
    public bool FromEnd { get; init; }

    /// <summary>Only items after this place (exclusive).</summary>
    public KeysetPosition? After { get; init; }

    /// <summary>Only items before this place (exclusive).</summary>
    public KeysetPosition? Before { get; init; }

    /// <summary>The first items of a list.</summary>
    public static PageRequest First(int size, KeysetPosition? after = null) => new() { Size = size, After = after };

    /// <summary>The last items of a list.</summary>
    public static PageRequest Last(int size, KeysetPosition? before = null) =>
        new()
        {
            Size = size,
            FromEnd = true,
            Before = before,
        };

    /// <summary>Checks the four arguments of a connection field.</summary>
    /// <param name="first">How many from the start.</param>
    /// <param name="after">The cursor to start after.</param>
    /// <param name="last">How many from the end.</param>
    /// <param name="before">The cursor to end before.</param>
    /// <param name="list">The list; cursors of other lists are refused.</param>
    /// <param name="limits">The bounds of this list.</param>
    /// <param name="page">What to read.</param>
    /// <param name="error">Names the argument, its value and what is allowed.</param>
    public static bool TryCreate(
        int? first,
        string? after,
        int? last,
        string? before,
        ListKind list,
        PageLimits limits,
        out PageRequest page,
        [NotNullWhen(false)] out ValidationError? error
    )
    {
        page = default;
        if (first is not null && last is not null)
        {
            error = new ValidationError(
                $"The arguments 'first' ({first}) and 'last' ({last}) of {list.Name} exclude each other; give one of them.",
                "EITHER_FIRST_OR_LAST",
                "first"
            );
            return false;
        }

        if (
            !IsSizeValid(first, "first", list, limits, out error) || !IsSizeValid(last, "last", list, limits, out error)
        )
        {
            return false;
        }

        if (
            !TryReadCursor(after, "after", list, out var afterPosition, out error)
            || !TryReadCursor(before, "before", list, out var beforePosition, out error)
        )
        {
            return false;
        }

        page = new PageRequest
        {
            Size = first ?? last ?? limits.Default,
            // `before` alone means the page that ends there, not the first page of the list.
            FromEnd = last is not null || (first is null && before is not null && after is null),
            After = afterPosition is { } place ? place with { Unsettled = default } : null,
            Before = beforePosition?.Settled(),
        };
        return true;
    }

    private static bool IsSizeValid(
        int? size,
        string argument,
        ListKind list,
        PageLimits limits,
        [NotNullWhen(false)] out ValidationError? error
    )
    {
        error = size switch
        {
            < 0 => new ValidationError(
                $"The argument '{argument}' of {list.Name} is {size}; it cannot be negative (0 to {limits.Max}).",
                "PAGE_SIZE",
                argument
            ),
            { } n when n > limits.Max => new ValidationError(
                $"The argument '{argument}' of {list.Name} is {n}; at most {limits.Max} are allowed. Ask for the rest with a cursor.",
                "PAGE_SIZE",
                argument
            ),
            _ => null,
        };
        return error is null;
    }

    private static bool TryReadCursor(
        string? cursor,
        string argument,
        ListKind list,
        out KeysetPosition? position,
        [NotNullWhen(false)] out ValidationError? error
    )
    {
        position = null;
        error = null;
        if (cursor is null)
        {
            return true;
        }

        if (!Cursor.TryDecode(cursor, list, argument, out var decoded, out var message))
        {
            error = new ValidationError(message, "CURSOR", argument);
            return false;
        }

        position = decoded;
        return true;
    }
}
