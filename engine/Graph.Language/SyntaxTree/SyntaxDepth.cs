namespace Graph.Language;

/// <summary>The bound of every recursion over syntax trees.</summary>
internal static class SyntaxDepth
{
    /// <summary>The deepest nesting that is walked: far beyond any reasonable tree, far within any thread's stack.</summary>
    public const int Max = 250;

    /// <summary>The most nodes on the way from a root to a leaf: a level of nesting is up to two nodes.</summary>
    public const int MaxNodes = (Max * 2) + 32;

    /// <summary>Refuses a tree that was made by hand and is deeper than any that the parser makes.</summary>
    public static InvalidOperationException Exceeded() => new($"The syntax tree is nested deeper than {Max} levels.");
}
