using Npgsql;

namespace Graph.Testing;

/// <summary>A private PostgreSQL server and a standby that follows it, which can be told to stand still.</summary>
public sealed class PostgresPair : IAsyncDisposable
{
    private readonly PostgresCluster _primary;
    private readonly PostgresCluster _standby;

    private PostgresPair(PostgresCluster primary, PostgresCluster standby) => (_primary, _standby) = (primary, standby);

    /// <summary>Starts both.</summary>
    public static PostgresPair Start()
    {
        var (primary, standby) = PostgresCluster.StartPair();
        return new PostgresPair(primary, standby);
    }

    /// <summary>A database on the server that is written to.</summary>
    public string Primary(string database) => On(_primary, database);

    /// <summary>The same database on the standby.</summary>
    public string Standby(string database) => On(_standby, database);

    /// <summary>Lets the standby stand still: what is committed from now on cannot be read there.</summary>
    public Task PauseAsync() => ExecuteAsync("select pg_wal_replay_pause()");

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => ExecuteAsync("select pg_wal_replay_resume()");

    /// <summary>Ends the standby.</summary>
    public void StopStandby() => _standby.Stop();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        // The standby first: the other would wait for it.
        _standby.Stop();
        _primary.Stop();
        return ValueTask.CompletedTask;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Standby("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string On(PostgresCluster cluster, string database) =>
        new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = database }.ConnectionString;
}
