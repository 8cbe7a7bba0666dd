using Graph.Host;
using Graph.Host.Processes;
using Graph.Host.Running;
using Graph.Host.Services;
using Graph.Launcher.Output;

namespace Graph.Launcher.Commands;

/// <summary>Measures the headline query: on the graph that runs, or on one of its own with a process per service.</summary>
internal sealed class BenchCommand(Workspace workspace, IReadOnlyList<ServiceDefinition> services, Steps steps)
{
    private const int FirstPort = 15000;
    private const int LastPort = 25000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var node = Tool.Find("node") ?? throw new Complaint("./graph bench needs Node.js 20 or newer: install it.");
        if (Tool.Find("wrk") is null)
        {
            await NodePackages.InstallAsync(workspace.At("tools", "bench"), "The load generator", cancellationToken);
        }

        if (RunningSystem.Find(workspace) is { IsReady: true } running)
        {
            if (!running.Processes)
            {
                steps.Line("! The graph runs in one process: for the CPU of each service, run it with --processes.");
            }

            return await MeasureAsync(node, cancellationToken);
        }

        var started = await new DetachCommand(workspace, steps).RunAsync(
            new UpOptions(FreePorts(), Processes: true),
            cancellationToken
        );
        if (started != 0)
        {
            return started;
        }

        try
        {
            return await MeasureAsync(node, cancellationToken);
        }
        finally
        {
            await new DownCommand(workspace, steps).RunAsync(CancellationToken.None);
        }
    }

    private async Task<int> MeasureAsync(string node, CancellationToken cancellationToken)
    {
        var script = workspace.At("bench", "headline", "run.mjs");
        var system = Path.Combine(workspace.State, "up.json");
        var result = await Tool.RunAsync(
            node,
            [script, system],
            Patience,
            workspace.Root,
            onLine: steps.Line,
            cancellationToken: cancellationToken
        );
        return result.ExitCode;
    }

    // As many free ports in a row as there are services.
    private int FreePorts()
    {
        for (int port = FirstPort; port < LastPort; port += services.Count)
        {
            if (Enumerable.Range(port, services.Count).All(Ports.IsFree))
            {
                return port;
            }
        }

        throw new Complaint($"There are no {services.Count} free ports in a row from {FirstPort} on.");
    }
}
