using System.Collections.Concurrent;
using System.Diagnostics;
using Graph.Host.Processes;

namespace Graph.Host.Services;

/// <summary>
/// Every service in a process of its own. One that dies stays dead, so that the graph can be seen without it; the others
/// go on.
/// </summary>
internal sealed class ChildServices : IRunningServices
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(10);

    private readonly List<(string Name, Process Process)> _children = [];
    private readonly ConcurrentDictionary<string, bool> _lost = new(StringComparer.Ordinal);
    private volatile bool _stopping;

    public IReadOnlyDictionary<string, int> ProcessIds =>
        _children.ToDictionary(child => child.Name, child => child.Process.Id);

    public IReadOnlyCollection<string> Lost => [.. _lost.Keys];

    /// <summary>Starts the processes; their readiness is for the caller to ask.</summary>
    /// <param name="addresses">The services and their ports.</param>
    /// <param name="settings">The configuration of each.</param>
    /// <param name="logs">The folder for their output, one file each.</param>
    /// <param name="report">Hears of a process that has died.</param>
    public static async Task<ChildServices> StartAsync(
        IReadOnlyList<ServiceAddress> addresses,
        Func<ServiceAddress, ServiceSettings> settings,
        string logs,
        Action<string> report
    )
    {
        var services = new ChildServices();
        foreach (var address in addresses)
        {
            var name = address.Service.Name;
            var file = Path.Combine(logs, $"{name.ToLowerInvariant()}.log");
            var log = TextWriter.Synchronized(new StreamWriter(file, append: false) { AutoFlush = true });
            var environment = Inherited();
            environment[ServiceSettings.Variable] = settings(address).ToVariable();
            var process = await DependentProcess.StartAsync(
                [.. Self.Command, "serve", name],
                "KILL",
                log.WriteLine,
                environment
            );
            services._children.Add((name, process));
            process.Exited += (_, _) => services.OnExited(name, process, file, report);
            if (process.HasExited)
            {
                services.OnExited(name, process, file, report);
            }
        }

        return services;
    }

    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        // The gateway first: what it still has to answer needs the others.
        foreach (var (_, process) in _children)
        {
            await Signals.EndAsync(process, Signals.Terminate, Drain);
            process.Dispose();
        }
    }

    private void OnExited(string name, Process process, string file, Action<string> report)
    {
        if (!_stopping && _lost.TryAdd(name, true))
        {
            report($"{name} has ended (exit code {process.ExitCode}); the others go on. Its output: {file}");
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
