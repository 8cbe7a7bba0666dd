using System.Reflection;

namespace Graph.Host.Processes;

/// <summary>This program, to be started once more.</summary>
internal static class Self
{
    /// <summary>The command that runs this program, without arguments of its own.</summary>
    public static IReadOnlyList<string> Command { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ?
            [
                Environment.ProcessPath!,
                Path.Combine(AppContext.BaseDirectory, Path.GetFileName(Assembly.GetEntryAssembly()!.Location)),
            ]
            : [Environment.ProcessPath!];
}
