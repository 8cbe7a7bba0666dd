namespace Graph.Host;

/// <summary>Where the repository and the launcher's own files lie.</summary>
internal sealed class Workspace
{
    /// <summary>A workspace at the root of a repository.</summary>
    public Workspace(string root) => Root = Path.GetFullPath(root);

    /// <summary>The root of the repository.</summary>
    public string Root { get; }

    /// <summary>The launcher's folder, which git ignores: clusters, logs, tools; removing it starts afresh.</summary>
    public string State => Path.Combine(Root, ".graph");

    public string Logs => Path.Combine(State, "logs");

    /// <summary>The pictures of the demo world.</summary>
    public string Media => Path.Combine(State, "media");

    /// <summary>The folder with the IDE's files, present or not.</summary>
    public string Ide => At("tools", "ide", "node_modules", "@chillicream", "bananacakepop-graphql-ide");

    /// <summary>A path below the root.</summary>
    public string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path as a person in the repository's root would type it.</summary>
    public string Relative(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>
    /// Finds the workspace: the launcher names it in <c>GRAPH_ROOT</c>; a host started otherwise, as in a debugger,
    /// looks upwards from its own assembly.
    /// </summary>
    public static Workspace Find()
    {
        if (Environment.GetEnvironmentVariable("GRAPH_ROOT") is { Length: > 0 } root)
        {
            return new Workspace(root);
        }

        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Graph.sln")))
            {
                return new Workspace(at.FullName);
            }
        }

        throw new Complaint("The repository was not found above the host's assembly: start it with ./graph.");
    }

    /// <summary>Makes the launcher's folders, searchable by the account that PostgreSQL runs as.</summary>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(State);
            Directory.CreateDirectory(Logs);
            Directory.CreateDirectory(Media);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new Complaint($"Cannot write to {State}: run this as the user who owns it, or remove that folder.");
        }
    }
}
