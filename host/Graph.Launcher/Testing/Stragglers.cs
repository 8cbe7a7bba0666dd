using Graph.Host.Processes;

namespace Graph.Launcher.Testing;

/// <summary>
/// Finds processes that a test run has left behind. Every process of a run inherits a variable with the run's name, also
/// one that has changed its session, so nothing of anybody else's is ever taken for it.
/// </summary>
internal sealed class Stragglers
{
    /// <summary>The variable that marks the processes of a run.</summary>
    public const string Variable = "GRAPH_TEST_RUN";

    private readonly string _run = Guid.NewGuid().ToString("n");

    /// <summary>The variable's value for this run.</summary>
    public string Run => _run;

    /// <summary>Ends what is left and names it; empty where the run was tidy.</summary>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        if (!OperatingSystem.IsLinux() || Find().Count == 0)
        {
            return [];
        }

        // A process that is just ending is no straggler.
        await Task.Delay(TimeSpan.FromSeconds(2));
        var left = Find();
        foreach ((int id, string _) in left)
        {
            Signals.Send(id, Signals.Kill);
        }

        return [.. left.Select(process => $"{process.Command} (process {process.Id})")];
    }

    private List<(int Id, string Command)> Find()
    {
        var mark = $"{Variable}={_run}";
        var found = new List<(int, string)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id) || id == Environment.ProcessId)
            {
                continue;
            }

            try
            {
                var variables = File.ReadAllText(Path.Combine(folder, "environ"));
                if (variables.Split('\0').Contains(mark))
                {
                    var command = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ').Trim();
                    found.Add((id, command.Length == 0 ? "?" : command));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Gone by now, or another user's.
            }
        }

        return found;
    }
}
