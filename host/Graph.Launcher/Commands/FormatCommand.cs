using Graph.Host;
using Graph.Host.Processes;
using Graph.Launcher.Output;

namespace Graph.Launcher.Commands;

/// <summary>Formats the C# of the repository, or says what is not formatted.</summary>
internal sealed class FormatCommand(Workspace workspace, Steps steps)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<int> RunAsync(bool onlyCheck, CancellationToken cancellationToken)
    {
        var restored = await RunAsync(["tool", "restore"], _ => { }, cancellationToken);
        if (!restored.Succeeded)
        {
            throw new Complaint(
                $"The formatter could not be restored; is the package source in reach?\n{restored.Tail()}"
            );
        }

        var result = await RunAsync(["csharpier", onlyCheck ? "check" : "format", "."], steps.Line, cancellationToken);
        return result.Succeeded ? 0 : 1;
    }

    private Task<ToolResult> RunAsync(string[] arguments, Action<string> onLine, CancellationToken cancellationToken) =>
        Tool.RunAsync(
            DotNet.Program,
            arguments,
            Patience,
            workspace.Root,
            environment: DotNet.Variables,
            onLine: onLine,
            cancellationToken: cancellationToken
        );
}
