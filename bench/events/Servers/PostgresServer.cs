using System.Diagnostics;
using Npgsql;

namespace Graph.Events.Bench.Servers;

/// <summary>
/// A PostgreSQL that loses nothing when its processes are killed: a commit is in the files of the operating system before it is
/// acknowledged, which outlive processes.
/// </summary>
internal sealed class PostgresServer : ServerProcess
{
    private static readonly string Binaries =
        Directory
            .GetDirectories("/usr/lib/postgresql")
            .Select(folder => Path.Combine(folder, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .OrderByDescending(folder => folder, StringComparer.Ordinal)
            .FirstOrDefault()
        ?? "";

    private readonly string[] _settings;

    /// <param name="settings">Settings beside its own, as <c>name=value</c>.</param>
    public PostgresServer(params string[] settings)
        : base("postgres")
    {
        _settings = settings;
        if (Environment.IsPrivilegedProcess)
        {
            Run(new ProcessStartInfo("chown", ["postgres", Folder]));
        }

        Run(
            As(
                "postgres",
                $"{Binaries}/initdb",
                "-D",
                $"{Folder}/data",
                "-U",
                "app",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync"
            )
        );
    }

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=app;Database={database};Timeout=5;Command Timeout=15";

    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString(database)};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    protected override ProcessStartInfo Command() =>
        As(
            "postgres",
            $"{Binaries}/postgres",
            [
                "-D",
                $"{Folder}/data",
                "-p",
                $"{Port}",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                "-c",
                "fsync=off",
                .. _settings.SelectMany(setting => (string[])["-c", setting]),
            ]
        );

    protected override async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{ConnectionString("postgres")};Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
