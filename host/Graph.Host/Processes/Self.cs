namespace Graph.Host.Processes;

/// <summary>This program, to be started once more.</summary>
internal static class Self
{
    /// <summary>The command that runs this host, without arguments of its own.</summary>
    public static IReadOnlyList<string> Command { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "Graph.Host.dll")]
            : [Environment.ProcessPath!];
}
