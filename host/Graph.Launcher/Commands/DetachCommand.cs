using System.Diagnostics;
using System.Globalization;
using Graph.Host;
using Graph.Host.Processes;
using Graph.Host.Running;
using Graph.Launcher.Output;

namespace Graph.Launcher.Commands;

/// <summary>Starts <c>up</c> in the background and waits until it is ready.</summary>
internal sealed class DetachCommand(Workspace workspace, Steps steps)
{
    // The first start may install PostgreSQL and load the demo data.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<int> RunAsync(UpOptions options, CancellationToken cancellationToken)
    {
        workspace.Prepare();
        var log = Path.Combine(workspace.Logs, "up.log");
        await File.WriteAllTextAsync(log, "", cancellationToken);
        using var process = Start(options, log);
        await using var follower = new LogFollower(log, steps);
        long started = Stopwatch.GetTimestamp();
        try
        {
            while (Stopwatch.GetElapsedTime(started) < Patience)
            {
                if (process.HasExited)
                {
                    return process.ExitCode == 0 ? 1 : process.ExitCode;
                }

                if (RunningSystem.Read(workspace) is { IsReady: true } system && system.ProcessId == process.Id)
                {
                    return 0;
                }

                await Task.Delay(50, cancellationToken);
            }

            throw new Complaint(
                $"The graph was not ready within {Patience.TotalMinutes:0} minutes; see {workspace.Relative(log)}."
            );
        }
        catch
        {
            await Signals.EndAsync(process, Signals.Terminate, TimeSpan.FromSeconds(30));
            throw;
        }
    }

    private static Process Start(UpOptions options, string log)
    {
        // A session of its own: what happens to this terminal does not concern it.
        var session = Tool.Find("setsid") ?? Tool.Find("nohup") ?? "";
        List<string> command = [.. Self.Command, "up", "--port", options.Port.ToString(CultureInfo.InvariantCulture)];
        if (options.Processes)
        {
            command.Add("--processes");
        }

        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", $"exec {session} \"$@\" </dev/null >>\"$GRAPH_LOG\" 2>&1", "sh", .. command]
        );
        start.Environment["GRAPH_LOG"] = log;
        return Process.Start(start)!;
    }
}
