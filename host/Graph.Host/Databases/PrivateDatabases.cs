using Graph.Host.Postgres;

namespace Graph.Host.Databases;

/// <summary>Databases on the private cluster.</summary>
internal sealed class PrivateDatabases(PostgresCluster cluster) : IDatabases
{
    public bool ArePrivate => true;

    public int? ProcessId => cluster.ProcessId;

    public int Port => cluster.Port;

    public Task Exited => cluster.Exited;

    public string ConnectionString(string database) => PostgresCluster.ConnectionString(cluster.Port, database);

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
