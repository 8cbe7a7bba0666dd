namespace Graph.Launcher.Schemas;

/// <summary>The reviewed text of the contract: <c>schema/NAME.graphql</c> for each source, and what composition makes of them.</summary>
internal static class SchemaFiles
{
    private const string Extension = ".graphql";

    /// <summary>The file of a source schema.</summary>
    public static string NameOf(string source) => source + Extension;

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
