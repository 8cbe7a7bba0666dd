using System.Collections.Concurrent;
using Npgsql;

namespace Graph.Testing;

/// <summary>
/// Databases of a real PostgreSQL for tests: one server per test run (or the one that <c>GRAPH_TEST_POSTGRES</c> names),
/// one prepared template per name, and a copy of it for everybody who asks, in a tenth of a second.
/// </summary>
/// <remarks>Use it as an xunit fixture, or through <see cref="Shared"/>; all instances share the server.</remarks>
public sealed class PostgresFixture
{
    private const string Variable = "GRAPH_TEST_POSTGRES";

    private static readonly Lazy<string> Server = new(() =>
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } given)
        {
            return PostgresCluster.Start().ConnectionString;
        }

        // Somebody else's server stays as it was.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => DropAll();
        return given;
    });

    private static readonly ConcurrentBag<string> Created = [];

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();

    /// <summary>Copying a template and creating one exclude each other in the server.</summary>
    private static readonly SemaphoreSlim Creating = new(1);

    /// <summary>An instance for code that is not a test class.</summary>
    public static PostgresFixture Shared { get; } = new();

    /// <summary>An empty database of its own.</summary>
    /// <returns>Its connection string.</returns>
    public Task<string> CreateDatabaseAsync() => CreateAsync($"test_{Guid.NewGuid():N}", template: null);

    /// <summary>A database of its own that holds what a template holds.</summary>
    /// <param name="template">The template's name; it is prepared once per test run.</param>
    /// <param name="prepare">
    /// Fills the template's database, given its connection string (which turns pooling off, because nobody may be
    /// connected to a database that is being copied).
    /// </param>
    /// <returns>The connection string of the copy.</returns>
    public async Task<string> CreateDatabaseAsync(string template, Func<string, Task> prepare)
    {
        var source = await Templates
            .GetOrAdd(template, name => new Lazy<Task<string>>(() => PrepareAsync(name, prepare)))
            .Value;
        return await CreateAsync($"test_{Guid.NewGuid():N}", source);
    }

    private static async Task<string> PrepareAsync(string name, Func<string, Task> prepare)
    {
        var database = $"template_{name}_{Guid.NewGuid():N}";
        var connectionString = await CreateAsync(database, template: null);
        await prepare(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        return database;
    }

    private static async Task<string> CreateAsync(string database, string? template)
    {
        Created.Add(database);
        await Creating.WaitAsync();
        try
        {
            await ExecuteAsync(
                template is null
                    ? $"create database \"{database}\""
                    : $"create database \"{database}\" template \"{template}\" strategy file_copy"
            );
        }
        finally
        {
            Creating.Release();
        }

        return new NpgsqlConnectionStringBuilder(Server.Value) { Database = database }.ConnectionString;
    }

    private static void DropAll()
    {
        foreach (var database in Created)
        {
            ExecuteAsync($"drop database if exists \"{database}\" with (force)").GetAwaiter().GetResult();
        }
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Server.Value) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
