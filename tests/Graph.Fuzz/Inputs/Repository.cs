namespace Graph.Fuzz.Inputs;

/// <summary>Finds files of the checked-out repository.</summary>
internal static class Repository
{
    /// <summary>The folder above the program that holds <c>Graph.sln</c>; otherwise <c>GRAPH_ROOT</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>The text of a file by its path below the root.</summary>
    public static byte[] Read(params ReadOnlySpan<string> path) => File.ReadAllBytes(Path.Combine([Root, .. path]));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
            {
                return folder.FullName;
            }
        }

        return Environment.GetEnvironmentVariable("GRAPH_ROOT")
            ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Graph.sln.");
    }
}
