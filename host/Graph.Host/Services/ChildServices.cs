using System.Collections.Concurrent;
using System.Diagnostics;
using Graph.Host.Processes;

namespace Graph.Host.Services;

/// <summary>
/// Every service in a process of its own. One that dies is started again, after a pause that grows while it keeps dying; the
/// others go on meanwhile. Until the graph has been ready once, one that dies stays dead: then its settings are wrong.
/// </summary>
internal sealed class ChildServices : IRunningServices
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // Whoever lived so long died of something new.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    private readonly List<Child> _children = [];
    private readonly List<Task> _watches = [];
    private readonly ConcurrentDictionary<string, bool> _lost = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Action<string> _report;
    private volatile Action? _onRestart;

    private ChildServices(Action<string> report) => _report = report;

    public IReadOnlyDictionary<string, int> ProcessIds =>
        _children.ToDictionary(child => child.Name, child => child.Process.Id);

    public IReadOnlyCollection<string> Lost => [.. _lost.Keys];

    /// <summary>Starts the processes; their readiness is for the caller to ask.</summary>
    /// <param name="addresses">The services and their ports.</param>
    /// <param name="settings">The configuration of each.</param>
    /// <param name="logs">The folder for their output, one file each.</param>
    /// <param name="report">Hears of a process that has died, and of its successor.</param>
    public static Task<ChildServices> StartAsync(
        IReadOnlyList<ServiceAddress> addresses,
        Func<ServiceAddress, ServiceSettings> settings,
        string logs,
        Action<string> report
    ) =>
        StartAsync(
            [
                .. addresses.Select(address =>
                    (
                        address.Service.Name,
                        (IReadOnlyList<string>)[.. Self.Command, "serve", address.Service.Name],
                        (ServiceSettings?)settings(address)
                    )
                ),
            ],
            logs,
            report
        );

    /// <summary>Starts a program for each.</summary>
    /// <param name="programs">The name, the command, and what the program finds in its environment.</param>
    /// <param name="logs">The folder for their output, one file each.</param>
    /// <param name="report">Hears of a process that has died, and of its successor.</param>
    internal static async Task<ChildServices> StartAsync(
        IReadOnlyList<(string Name, IReadOnlyList<string> Command, ServiceSettings? Settings)> programs,
        string logs,
        Action<string> report
    )
    {
        var services = new ChildServices(report);
        foreach (var (name, command, settings) in programs)
        {
            var file = Path.Combine(logs, $"{name.ToLowerInvariant()}.log");
            var log = TextWriter.Synchronized(new StreamWriter(file, append: false) { AutoFlush = true });
            var environment = Inherited();
            if (settings is not null)
            {
                environment[ServiceSettings.Variable] = settings.ToVariable();
            }

            var child = new Child(
                name,
                file,
                () => DependentProcess.StartAsync(command, "KILL", log.WriteLine, environment)
            );
            child.Process = await child.StartAsync();
            services._children.Add(child);
            services._watches.Add(services.WatchAsync(child));
        }

        return services;
    }

    public void KeepRunning(Action onRestart) => _onRestart = onRestart;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_watches);
        // The gateway first: what it still has to answer needs the others.
        foreach (var child in _children)
        {
            await Signals.EndAsync(child.Process, Signals.Terminate, Drain);
            child.Process.Dispose();
        }

        _stopping.Dispose();
    }

    private sealed record Child(string Name, string Log, Func<Task<Process>> StartAsync)
    {
        private volatile Process _process = null!;

        public Process Process
        {
            get => _process;
            set => _process = value;
        }
    }

    private async Task WatchAsync(Child child)
    {
        var pause = FirstPause;
        try
        {
            while (true)
            {
                long started = Stopwatch.GetTimestamp();
                await child.Process.WaitForExitAsync(_stopping.Token);
                var ended = $"{child.Name} has ended (exit code {child.Process.ExitCode})";
                _lost.TryAdd(child.Name, true);
                if (_onRestart is not { } onRestart)
                {
                    _report($"{ended}; the others go on. Its output: {child.Log}");
                    return;
                }

                pause = Stopwatch.GetElapsedTime(started) >= Settled ? FirstPause : pause;
                _report(
                    $"{ended}; it starts again in {pause.TotalSeconds:0.##} s, the others go on. Its output: {child.Log}"
                );
                await Task.Delay(pause, _stopping.Token);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                var successor = await child.StartAsync();
                child.Process.Dispose();
                child.Process = successor;
                _lost.TryRemove(child.Name, out _);
                _report($"{child.Name} has started again (process {successor.Id})");
                onRestart();
            }
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            _report($"{child.Name} cannot be started again: {e.Message}");
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Everything is about to end.
        }
    }

    private static Dictionary<string, string> Inherited()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return variables;
    }
}
