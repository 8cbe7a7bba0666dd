using Graph.Host.Output;
using Graph.Host.Processes;

namespace Graph.Host.Commands;

/// <summary>What is fuzzed and for how long.</summary>
/// <param name="Minutes">How long.</param>
/// <param name="Target">The only target; null for all in turn.</param>
/// <param name="Seed">The seed; null for one by chance.</param>
/// <param name="Index">The number of the only input to feed, of the run with the seed; null for all.</param>
/// <param name="Replay">A file with the only input to feed; null for none.</param>
internal sealed record FuzzOptions(double Minutes, string? Target, ulong? Seed, long? Index, string? Replay);

/// <summary>Builds the fuzzer, which is no part of the host, and runs it.</summary>
internal sealed class FuzzCommand(Workspace workspace, Steps steps)
{
    private static readonly TimeSpan BuildPatience = TimeSpan.FromMinutes(10);

    // It finishes the inputs that are being fed and writes its totals.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(25);

    /// <summary>Runs the fuzzer to its end.</summary>
    /// <returns>Its exit code: 0 where nothing failed.</returns>
    public async Task<int> RunAsync(FuzzOptions options, CancellationToken cancellationToken)
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
            [DotNet.Program, assembly, .. Arguments(options)],
            "INT",
            steps.Line
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

    private static List<string> Arguments(FuzzOptions options)
    {
        var arguments = new List<string>();
        Add("--minutes", options.Minutes);
        Add("--target", options.Target);
        Add("--seed", options.Seed);
        Add("--index", options.Index);
        Add("--replay", options.Replay is null ? null : Path.GetFullPath(options.Replay));
        return arguments;

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                arguments.Add(name);
                arguments.Add(FormattableString.Invariant($"{value}"));
            }
        }
    }
}
