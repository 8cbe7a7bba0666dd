using System.Collections.Concurrent;
using System.Diagnostics;
using Graph.Host.Processes;

namespace Graph.Host.Tests.Processes;

public sealed class DependentProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Output_of_both_kinds_is_heard_line_by_line()
    {
        var lines = new ConcurrentBag<string>();
        using Process process = await DependentProcess.StartAsync(
            ["/bin/sh", "-c", "echo out; echo err >&2"],
            "TERM",
            lines.Add
        );
        await process.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal(["err", "out"], lines.Order());
    }

    [Fact]
    public async Task The_process_that_is_started_is_the_program_itself()
    {
        using Process process = await DependentProcess.StartAsync(["/bin/sleep", "60"], "KILL", _ => { });

        bool asked = await Signals.EndAsync(process, Signals.Terminate, Patience);

        Assert.True(asked);
        Assert.Equal(128 + Signals.Terminate, process.ExitCode);
    }

    [Fact]
    public async Task Where_the_kernel_does_not_watch_a_shell_stops_the_program_with_its_starter()
    {
        // Not INT: shells start background programs deaf to it, and only programs such as PostgreSQL's listen again.
        var start = new ProcessStartInfo(
            "/bin/sh",
            [
                "-c",
                DependentProcess.Watchdog,
                "sh",
                "/bin/sh",
                "-c",
                "trap 'echo stopped; exit 7' TERM; echo ready; while :; do sleep 0.05; done",
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["GRAPH_SIGNAL"] = "TERM";
        using Process process = Process.Start(start)!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync().WaitAsync(Patience));

        // What the kernel does to the pipe when this process is killed.
        process.StandardInput.Close();

        Assert.Equal("stopped", await process.StandardOutput.ReadLineAsync().WaitAsync(Patience));
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(7, process.ExitCode);
    }

    [Fact]
    public async Task A_program_that_does_not_listen_is_ended_the_hard_way()
    {
        // The trap must be set before the signal comes.
        var isDeaf = new TaskCompletionSource();
        using Process process = await DependentProcess.StartAsync(
            ["/bin/sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.05; done"],
            "KILL",
            _ => isDeaf.TrySetResult()
        );
        await isDeaf.Task.WaitAsync(Patience);

        bool asked = await Signals.EndAsync(process, Signals.Terminate, TimeSpan.FromMilliseconds(300));

        Assert.False(asked);
        Assert.True(process.HasExited);
    }
}
