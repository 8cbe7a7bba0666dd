namespace Graph.Testing;

/// <summary>Finds files of the checked-out repository from a running test.</summary>
public static class SourceTree
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);

    /// <summary>The folder that holds <c>Graph.sln</c>.</summary>
    public static string Root => LazyRoot.Value;

    /// <summary>The path of a source file as the compiler recorded it, on this machine.</summary>
    /// <remarks>Deterministic builds record <c>/_/tests/…</c> instead of the real path.</remarks>
    public static string Resolve(string compilerPath) =>
        compilerPath.StartsWith("/_/", StringComparison.Ordinal)
            ? Path.Combine(Root, compilerPath["/_/".Length..])
            : compilerPath;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Graph.sln.");
    }
}
