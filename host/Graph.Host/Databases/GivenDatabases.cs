using Graph.Host.Services;
using Graph.Hosting.Configuration;
using Npgsql;

namespace Graph.Host.Databases;

/// <summary>Databases on a server that the environment names; it is neither started nor stopped here.</summary>
internal sealed class GivenDatabases : IDatabases
{
    private const string ServerVariable = "GRAPH_POSTGRES";
    private readonly Dictionary<string, string> _connectionStrings;

    private GivenDatabases(Dictionary<string, string> connectionStrings) => _connectionStrings = connectionStrings;

    public bool ArePrivate => false;

    public int? ProcessId => null;

    public Task Exited { get; } = Task.Delay(Timeout.Infinite);

    public string ConnectionString(string database) => _connectionStrings[database];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>
    /// Reads <c>ConnectionStrings__Death</c> and so on, or <c>GRAPH_POSTGRES</c> for a server on which every service gets
    /// a database of its own name, or their values from files (<see cref="SettingFiles"/>); null where the environment names
    /// neither.
    /// </summary>
    public static async Task<GivenDatabases?> OpenAsync(
        IReadOnlyList<ServiceDefinition> services,
        CancellationToken cancellationToken
    )
    {
        ServiceDefinition[] owners = [.. services.Where(service => service.Database is not null)];
        string? server = SettingFiles.Variable(ServerVariable);
        var strings = new Dictionary<string, string>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var owner in owners)
        {
            var variable = $"ConnectionStrings__{owner.Name}";
            if (SettingFiles.Variable(variable) is { Length: > 0 } own)
            {
                strings[owner.Database!] = own;
            }
            else if (server is { Length: > 0 })
            {
                strings[owner.Database!] = await CreateAsync(server, owner.Database!, cancellationToken);
            }
            else
            {
                missing.Add(variable);
            }
        }

        if (strings.Count > 0 && missing.Count > 0)
        {
            throw new Complaint(
                $"Some connection strings are given and {string.Join(", ", missing)} is not: set all of them, or only "
                    + $"{ServerVariable} with the address of one server."
            );
        }

        return strings.Count == 0 ? null : new GivenDatabases(strings);
    }

    private static async Task<string> CreateAsync(string server, string database, CancellationToken cancellationToken)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(server);
            var result = new NpgsqlConnectionStringBuilder(server) { Database = database };
            settings.Database ??= "postgres";
            settings.Pooling = false;
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
            find.Parameters.Add(new NpgsqlParameter { Value = database });
            if (await find.ExecuteScalarAsync(cancellationToken) is null)
            {
                var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
                await using var create = new NpgsqlCommand($"create database {name}", connection);
                await create.ExecuteNonQueryAsync(cancellationToken);
            }

            return result.ConnectionString;
        }
        catch (Exception e) when (e is NpgsqlException or ArgumentException)
        {
            throw new Complaint($"The server that {ServerVariable} names cannot be used: {e.Message}");
        }
    }
}
