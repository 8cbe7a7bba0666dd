namespace Graph.Fusion.Tests.Composition.Settings;

/// <summary>A folder with files that a test writes down; it goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(params ReadOnlySpan<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            var file = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("graph-composition-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
