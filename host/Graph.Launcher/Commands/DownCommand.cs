using System.Diagnostics;
using Graph.Host;
using Graph.Host.Postgres;
using Graph.Host.Processes;
using Graph.Host.Running;
using Graph.Launcher.Output;

namespace Graph.Launcher.Commands;

/// <summary>Stops the graph that runs, wherever it was started.</summary>
internal sealed class DownCommand(Workspace workspace, Steps steps)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (RunningSystem.Find(workspace) is not { } system)
        {
            await StopLeftoverAsync(cancellationToken);
            steps.Line("Nothing runs.");
            return 0;
        }

        long asked = Stopwatch.GetTimestamp();
        if (!Signals.Send(system.ProcessId, Signals.Terminate))
        {
            throw new Complaint(
                $"The graph (process {system.ProcessId}) belongs to another user: stop it as that user, or as root."
            );
        }

        while (Stopwatch.GetElapsedTime(asked) < Patience)
        {
            using (UpLock? free = UpLock.TryTake(workspace))
            {
                if (free is not null)
                {
                    steps.Line("The graph is stopped.");
                    return 0;
                }
            }

            await Task.Delay(50, cancellationToken);
        }

        Signals.Send(system.ProcessId, Signals.Kill);
        throw new Complaint(
            $"The graph did not stop within {Patience.TotalSeconds:0} s and was killed; see .graph/logs."
        );
    }

    // Where the kernel could not stop the database with a killed host.
    private async Task StopLeftoverAsync(CancellationToken cancellationToken)
    {
        using UpLock? held = UpLock.TryTake(workspace);
        if (held is not null && Directory.Exists(Path.Combine(workspace.State, "postgres")))
        {
            var (home, _) = await PostgresHome.ChooseAsync(workspace, _ => { }, cancellationToken);
            await LeftoverServer.StopAsync(home, steps.Line, cancellationToken);
        }
    }
}
