namespace Graph.Fusion.Planning;

/// <summary>
/// Types that share a shape need different things after all, as is found out when something is required of one of them:
/// the search begins again with a shape for each.
/// </summary>
/// <param name="path">The path of the place.</param>
internal sealed class ApartException(string path) : Exception($"The types at '{path}' need shapes of their own.")
{
    /// <summary>The path of the place.</summary>
    public string Path { get; } = path;
}
