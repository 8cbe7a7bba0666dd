namespace Graph.Common.Paging;

/// <summary>How many items a page may have.</summary>
/// <param name="Default">When neither <c>first</c> nor <c>last</c> is given.</param>
/// <param name="Max">The largest value that <c>first</c> and <c>last</c> accept.</param>
public readonly record struct PageLimits(int Default, int Max)
{
    /// <summary>Lists of people and the like: 20, at most 100.</summary>
    public static readonly PageLimits List = new(20, 100);

    /// <summary>Lists of posts, which are larger on every screen and in every answer: 20, at most 50.</summary>
    public static readonly PageLimits Feed = new(20, 50);
}
