using Graph.Host;
using Graph.Host.Processes;
using Graph.Launcher.Output;

namespace Graph.Launcher.Commands;

/// <summary>Builds the fuzzer, which is no part of the host, and runs it.</summary>
internal sealed class FuzzCommand(Workspace workspace, Steps steps, string startedIn)
{
    public const string Name = "fuzz";

    private static readonly TimeSpan BuildPatience = TimeSpan.FromMinutes(10);

    // It finishes the inputs that are being fed and writes its totals.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(25);

    /// <summary>Runs the fuzzer to its end.</summary>
    /// <param name="options">What it was asked for, in its own words.</param>
    /// <param name="cancellationToken">Interrupts it, as Ctrl-C does.</param>
    /// <returns>Its exit code: 0 where nothing failed.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        workspace.Prepare();
        var project = workspace.At("tests", "Graph.Fuzz", "Graph.Fuzz.csproj");
        await steps.RunAsync(
            "build",
            async _ =>
            {
                var built = await Tool.RunAsync(
                    DotNet.Program,
                    ["build", project, "-c", "Release", "--nologo", "-v", "m", "-nodeReuse:false"],
                    BuildPatience,
                    workspace.Root,
                    environment: DotNet.Variables,
                    cancellationToken: cancellationToken
                );
                return built.Succeeded ? true : throw new Complaint($"The fuzzer does not build.\n{built.Tail(20)}");
            }
        );
        var assembly = workspace.At("tests", "Graph.Fuzz", "bin", "Release", "net10.0", "Graph.Fuzz.dll");
        using var fuzzer = await DependentProcess.StartAsync(
            [DotNet.Program, assembly, .. options],
            "INT",
            steps.Line,
            directory: startedIn
        );
        try
        {
            await fuzzer.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Signals.EndAsync(fuzzer, Signals.Interrupt, StopPatience);
        }

        return fuzzer.ExitCode;
    }
}
