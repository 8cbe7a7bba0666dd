using Graph.Common.Database;
using Graph.Common.Events.Outbox;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Death.Follows;
using Graph.Testing;
using Npgsql;

namespace Graph.Death.Tests;

/// <summary>A database <c>death</c> of its own for a test class, with the stores on it and a log of their statements.</summary>
public sealed class DeathDatabase : IAsyncLifetime
{
    internal StatementLog Statements { get; } = new();

    internal string ConnectionString { get; private set; } = "";

    internal NpgsqlDataSource Source { get; private set; } = null!;

    internal FollowStore Follows { get; private set; } = null!;

    internal FollowWriter Writer { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Open(await PostgresFixture.Shared.CreateDatabaseAsync("death", MigrateAsync));

    /// <summary>Uses another database, given its connection string.</summary>
    internal void Open(string connectionString)
    {
        ConnectionString = connectionString;
        Source = ServiceDatabase.CreateDataSource(connectionString, Statements);
        Follows = new FollowStore(Source);
        Writer = new FollowWriter(Source, new OutboxSignal());
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        Statements.Dispose();
    }

    /// <summary>Users that Death knows.</summary>
    internal async Task<Viewer[]> NewUsers(int count)
    {
        var ids = Enumerable.Range(0, count).Select(_ => UuidV8.NewUser()).ToArray();
        await using var command = Source.CreateCommand("insert into graph_users (id) select unnest($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await command.ExecuteNonQueryAsync();
        return [.. ids.Select(Viewer.Of)];
    }

    internal async Task<T> Scalar<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var source = ServiceDatabase.CreateDataSource(connectionString);
        await DeathSubgraph.Definition.MigrateAsync(source, default);
    }
}
