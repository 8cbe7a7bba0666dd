namespace Graph.Host.Schemas;

/// <summary>The reviewed text of the contract: <c>schema/NAME.graphql</c> for each source, and what composition makes of them.</summary>
internal static class SchemaFiles
{
    /// <summary>What clients see.</summary>
    public const string Public = "graph.graphql";

    /// <summary>What the gateway reads: the graph, and which source resolves what.</summary>
    public const string Execution = "graph.execution.graphql";

    private const string Extension = ".graphql";

    /// <summary>The file of a source schema.</summary>
    public static string NameOf(string source) => source + Extension;

    /// <summary>The source schemas in a folder, by name and sorted by it.</summary>
    public static IReadOnlyDictionary<string, string> ReadSources(string folder) =>
        new SortedDictionary<string, string>(
            Directory
                .EnumerateFiles(folder, "*" + Extension)
                .Where(file => Path.GetFileName(file) is not (Public or Execution))
                .ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText),
            StringComparer.Ordinal
        );

    /// <summary>Writes the file if its text is another one.</summary>
    /// <returns>Whether it was.</returns>
    public static bool Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            return false;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(path, text);
        return true;
    }
}
