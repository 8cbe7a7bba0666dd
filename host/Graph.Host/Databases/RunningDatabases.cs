using Graph.Host.Running;
using Graph.Host.Services;

namespace Graph.Host.Databases;

/// <summary>The databases of a graph that runs: another process's, used here and left as they are.</summary>
internal sealed class RunningDatabases(IReadOnlyDictionary<string, string> connectionStrings) : IDatabases
{
    public bool ArePrivate => true;

    public int? ProcessId => null;

    public Task Exited { get; } = Task.Delay(Timeout.Infinite);

    public string ConnectionString(string database) => connectionStrings[database];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>
    /// Opens the databases of the graph that runs; where none does, starts their server for as long as they are used.
    /// </summary>
    public static async Task<IDatabases> OpenAsync(
        Workspace workspace,
        IReadOnlyList<ServiceDefinition> services,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        UpLock? held = UpLock.TryTake(workspace);
        if (held is not null)
        {
            try
            {
                return new LockedDatabases(
                    held,
                    await DatabaseServer.OpenAsync(workspace, services, report, cancellationToken)
                );
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }

        var strings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var running in RunningSystem.Read(workspace)?.Services ?? [])
        {
            if (running.ConnectionString is { } connection)
            {
                strings[services.First(service => service.Name == running.Name).Database!] = connection;
            }
        }

        return strings.Count > 0
            ? new RunningDatabases(strings)
            : throw new Complaint("The graph is just starting: try again when it is up.");
    }

    /// <summary>Databases whose server was started for one command, which holds the workspace meanwhile.</summary>
    private sealed class LockedDatabases(UpLock held, IDatabases databases) : IDatabases
    {
        public bool ArePrivate => databases.ArePrivate;

        public int? ProcessId => databases.ProcessId;

        public Task Exited => databases.Exited;

        public string ConnectionString(string database) => databases.ConnectionString(database);

        public async ValueTask DisposeAsync()
        {
            await databases.DisposeAsync();
            held.Dispose();
        }
    }
}
