using Graph.Common.Database;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Testing;
using Graph.War.Database;
using Graph.War.Profiles;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.War.Tests;

/// <summary>A database <c>war</c> of its own for a test class, with the store on it and a log of its statements.</summary>
public sealed class WarDatabase : IAsyncLifetime
{
    internal StatementLog Statements { get; } = new();

    internal string ConnectionString { get; private set; } = "";

    internal NpgsqlDataSource Source { get; private set; } = null!;

    internal ProfileStore Profiles { get; private set; } = null!;

    internal ProfileWriter ProfileWriter { get; private set; } = null!;

    public async Task InitializeAsync() => Open(await PostgresFixture.Shared.CreateDatabaseAsync("war", MigrateAsync));

    /// <summary>Uses another database, given its connection string.</summary>
    internal void Open(string connectionString)
    {
        ConnectionString = connectionString;
        Source = ServiceDatabase.CreateDataSource(connectionString, Statements);
        Profiles = new ProfileStore(Source);
        ProfileWriter = new ProfileWriter(Source);
    }

    public async Task DisposeAsync()
    {
        await Source.DisposeAsync();
        Statements.Dispose();
    }

    /// <summary>Adds a profile, through the model: what it writes is what the store reads.</summary>
    internal async Task<Viewer> NewUser(string handle)
    {
        var id = UuidV8.NewUser();
        await using var context = Context(Source);
        context.Profiles.Add(
            new Profile
            {
                Id = id,
                Handle = handle,
                HandleKey = handle.ToLowerInvariant(),
                DisplayName = handle,
                CreatedAt = Clock.Now(),
            }
        );
        await context.SaveChangesAsync();
        return Viewer.Of(id);
    }

    internal async Task<T> Scalar<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static WarDbContext Context(NpgsqlDataSource source)
    {
        var options = new DbContextOptionsBuilder<WarDbContext>();
        options.UseServiceDatabase(source);
        return new WarDbContext(options.Options);
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var source = ServiceDatabase.CreateDataSource(connectionString);
        await WarSubgraph.Definition.MigrateAsync(source, default);
    }
}
