using Graph.Common.Database;
using Graph.Identity.Database;
using Graph.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Identity.Tests;

/// <summary>A database <c>identity</c> of its own for a test class.</summary>
public sealed class IdentityDatabaseFixture : IAsyncLifetime
{
    internal string ConnectionString { get; private set; } = "";

    internal NpgsqlDataSource Source { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ConnectionString = await PostgresFixture.Shared.CreateDatabaseAsync("identity", MigrateAsync);
        Source = ServiceDatabase.CreateDataSource(ConnectionString);
    }

    public async Task DisposeAsync() => await Source.DisposeAsync();

    internal IdentityDbContext Context()
    {
        var options = new DbContextOptionsBuilder<IdentityDbContext>();
        options.UseServiceDatabase(Source);
        return new IdentityDbContext(options.Options);
    }

    internal async Task<int> Execute(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    internal async Task<T> Scalar<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The constraint that refuses a statement; null if it is accepted.</summary>
    internal async Task<string?> RefusedBy(string sql)
    {
        try
        {
            await Execute(sql);
            return null;
        }
        catch (PostgresException e)
        {
            return e.ConstraintName ?? $"{e.SqlState} {e.ColumnName}".TrimEnd();
        }
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using var source = ServiceDatabase.CreateDataSource(connectionString);
        await IdentitySubgraph.Definition.MigrateAsync(source, default);
    }
}
