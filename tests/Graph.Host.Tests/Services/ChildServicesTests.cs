using System.Collections.Concurrent;
using System.Diagnostics;
using Graph.Host.Processes;
using Graph.Host.Services;

namespace Graph.Host.Tests.Services;

public sealed class ChildServicesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_process_that_is_killed_is_started_again_and_the_others_go_on()
    {
        using var folder = new Folder();
        var said = new ConcurrentQueue<string>();
        var restarts = 0;
        await using var services = await StartAsync(folder, said, "sleep 1000", "sleep 1000");
        services.KeepRunning(() => Interlocked.Increment(ref restarts));
        var (war, fury) = (services.ProcessIds["War"], services.ProcessIds["Fury"]);

        Assert.True(Signals.Send(fury, Signals.Kill));
        await Until(() => Volatile.Read(ref restarts) == 1);

        Assert.NotEqual(fury, services.ProcessIds["Fury"]);
        Assert.False(Process.GetProcessById(services.ProcessIds["Fury"]).HasExited);
        Assert.Equal(war, services.ProcessIds["War"]);
        Assert.Empty(services.Lost);
        Assert.Collection(
            said,
            line => Assert.StartsWith("Fury has ended (exit code 137); it starts again in 0.25 s", line),
            line => Assert.Equal($"Fury has started again (process {services.ProcessIds["Fury"]})", line)
        );
    }

    [Fact]
    public async Task One_that_keeps_dying_is_started_again_ever_later()
    {
        using var folder = new Folder();
        var said = new ConcurrentQueue<string>();
        // It waits until it is watched: whoever dies before stays dead.
        var watched = Path.Combine(folder.Path, "watched");
        await using var services = await StartAsync(
            folder,
            said,
            "sleep 1000",
            $"until [ -e '{watched}' ]; do sleep 0.01; done; exit 7"
        );
        services.KeepRunning(() => { });
        await File.WriteAllTextAsync(watched, "");

        await Until(() => said.Count(line => line.Contains("(exit code 7)", StringComparison.Ordinal)) == 3);

        var pauses = said.Where(line => line.Contains("(exit code 7)", StringComparison.Ordinal))
            .Select(line => line.Split("again in ")[1].Split(',')[0]);
        Assert.Equal(["0.25 s", "0.5 s", "1 s"], pauses);
    }

    [Fact]
    public async Task One_that_dies_before_the_graph_was_ready_stays_dead()
    {
        using var folder = new Folder();
        var said = new ConcurrentQueue<string>();
        await using var services = await StartAsync(folder, said, "sleep 1000", "exit 3");

        await Until(() => !said.IsEmpty);

        Assert.Equal(["Fury"], services.Lost);
        Assert.StartsWith("Fury has ended (exit code 3); the others go on.", Assert.Single(said));
    }

    private static Task<ChildServices> StartAsync(
        Folder folder,
        ConcurrentQueue<string> said,
        string war,
        string fury
    ) =>
        ChildServices.StartAsync(
            [("War", ["/bin/bash", "-c", war], null), ("Fury", ["/bin/bash", "-c", fury], null)],
            folder.Path,
            said.Enqueue
        );

    private static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!condition())
        {
            await Task.Delay(10, deadline.Token);
        }
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("graph-children-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
