namespace Graph.Common.Paging;

/// <summary>A part of a list, in the list's order whichever end it was read from.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The items, at most as many as asked for.</param>
/// <param name="HasNext">Whether the list goes on after the last item; exact.</param>
/// <param name="HasPrevious">Whether the list has items before the first one; exact.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, bool HasNext, bool HasPrevious)
{
    /// <summary>The time before which nothing can appear in the list any more; null for a list that has no such time.</summary>
    public DateTimeOffset? SettledUntil { get; init; }

    /// <summary>A page of a list that has nothing.</summary>
    public static readonly Page<T> Empty = new([], false, false);
}
