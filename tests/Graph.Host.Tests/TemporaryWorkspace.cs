namespace Graph.Host.Tests;

/// <summary>A folder that stands for a repository, removed at the end.</summary>
internal sealed class TemporaryWorkspace : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("graph-host-");

    public TemporaryWorkspace()
    {
        // Temporary folders are closed to others, and as root PostgreSQL runs as one of them.
        File.SetUnixFileMode(_root.FullName, (UnixFileMode)0b111_101_101);
        Workspace = new Workspace(_root.FullName);
        Workspace.Prepare();
    }

    public Workspace Workspace { get; }

    public void Dispose() => _root.Delete(recursive: true);
}
