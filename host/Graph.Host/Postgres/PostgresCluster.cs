using System.Diagnostics;
using System.Globalization;
using Graph.Host.Processes;
using Npgsql;

namespace Graph.Host.Postgres;

/// <summary>
/// A private PostgreSQL server on loopback, running for as long as this process does: it is stopped with it, and by the
/// kernel where this process is killed.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Owner = "graph";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    private readonly Process _server;

    private PostgresCluster(Process server, int port, PostgresBinaries binaries, PostgresHome home)
    {
        _server = server;
        Port = port;
        Binaries = binaries;
        Home = home;
    }

    public int Port { get; }

    public int ProcessId => _server.Id;

    public PostgresBinaries Binaries { get; }

    public PostgresHome Home { get; }

    /// <summary>Ends when the server does, for whatever reason.</summary>
    public Task Exited => _server.WaitForExitAsync();

    /// <summary>The connection string of a database on a private cluster's port.</summary>
    public static string ConnectionString(int port, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = Owner,
            Database = database,
            MaxPoolSize = 50,
            // A server on loopback answers at once or not at all.
            Timeout = 5,
        }.ConnectionString;

    /// <summary>Starts the workspace's cluster, made at the first run, with the databases named.</summary>
    public static async Task<PostgresCluster> StartAsync(
        Workspace workspace,
        IReadOnlyList<string> databases,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        var installed = await PostgresInstallation.AllAsync(workspace, report, cancellationToken);
        // Only now: the account may have come with the packages.
        (var home, string? account) = await PostgresHome.ChooseAsync(workspace, report, cancellationToken);
        var binaries = await ReachableAsync(Choose(installed, home, account), home, account, cancellationToken);
        report($"PostgreSQL {binaries.Version} of {binaries.Directory}");
        await LeftoverServer.StopAsync(home, report, cancellationToken);
        if (!Initialisation.IsComplete(home))
        {
            await Initialisation.RunAsync(binaries, home, account, Owner, report, cancellationToken);
        }

        var port = PostgresPort.Choose(workspace);
        var log = new PostgresLog(Path.Combine(workspace.Logs, "postgres.log"));
        var server = await DependentProcess.StartAsync(
            [binaries.Server, "-D", home.Data, .. Settings(port)],
            "INT",
            log.Write,
            Initialisation.Environment,
            account
        );
        var cluster = new PostgresCluster(server, port, binaries, home);
        try
        {
            await cluster.WaitUntilReadyAsync(log, cancellationToken);
            await cluster.CreateDatabasesAsync(databases, cancellationToken);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }

        return cluster;
    }

    /// <summary>Stops the server: open connections are ended, everything committed is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await Signals.EndAsync(_server, Signals.Interrupt, StopPatience, Signals.Quit);
        _server.Dispose();
    }

    // Nothing here is given up for speed: what a mutation has said is done stays done, whatever is killed.
    private static IEnumerable<string> Settings(int port) =>
        [
            "-p",
            port.ToString(CultureInfo.InvariantCulture),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=250",
            "-c",
            "shared_buffers=128MB",
            "-c",
            "jit=off",
        ];

    private static PostgresBinaries Choose(
        IReadOnlyList<PostgresBinaries> installed,
        PostgresHome home,
        string? account
    )
    {
        if (Initialisation.VersionOf(home) is not { } version)
        {
            return installed[0];
        }

        return installed.FirstOrDefault(b => b.Version == version)
            ?? throw new Complaint(
                $"The data in {home.Directory} were made by PostgreSQL {version}, of which only version "
                    + $"{string.Join(", ", installed.Select(b => b.Version))} is left: install {version} again, or remove "
                    + $"the folder{(account is null ? "" : " as root")} to start afresh."
            );
    }

    // Programs that npm has put under a closed home are copied to where the account can run them.
    private static async Task<PostgresBinaries> ReachableAsync(
        PostgresBinaries binaries,
        PostgresHome home,
        string? account,
        CancellationToken cancellationToken
    )
    {
        if (await PostgresAccount.CanEnterAsync(account, binaries.Directory, cancellationToken))
        {
            return binaries;
        }

        var copy = Path.Combine(home.Directory, $"postgresql-{binaries.Version}");
        if (!Directory.Exists(copy))
        {
            var installation = Path.GetDirectoryName(binaries.Directory)!;
            var half = copy + ".part";
            await Tool.RunAsync(
                "/usr/bin/env",
                ["rm", "-rf", half],
                TimeSpan.FromMinutes(1),
                cancellationToken: cancellationToken
            );
            var copied = await Tool.RunAsync(
                "/usr/bin/env",
                ["cp", "-R", installation, half],
                TimeSpan.FromMinutes(1),
                cancellationToken: cancellationToken
            );
            if (!copied.Succeeded)
            {
                throw new Complaint($"PostgreSQL could not be copied to {copy}: {copied.Tail(1)}");
            }

            Directory.Move(half, copy);
        }

        return binaries with
        {
            Directory = Path.Combine(copy, "bin"),
        };
    }

    private async Task WaitUntilReadyAsync(PostgresLog log, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (_server.HasExited)
            {
                throw new Complaint($"PostgreSQL did not start:\n{log.Tail()}");
            }

            try
            {
                await using var connection = await OpenAsync("postgres", cancellationToken);
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(started) < StartPatience)
            {
                // Not listening yet, or still replaying what a crash has left.
                await Task.Delay(20, cancellationToken);
            }
            catch (NpgsqlException e)
            {
                throw new Complaint(
                    $"PostgreSQL was not ready within {StartPatience.TotalSeconds:0} s ({e.Message}); see .graph/logs/postgres.log."
                );
            }
        }
    }

    private async Task CreateDatabasesAsync(IReadOnlyList<string> databases, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync("postgres", cancellationToken);
        foreach (var database in databases)
        {
            await using var find = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
            find.Parameters.Add(new NpgsqlParameter { Value = database });
            if (await find.ExecuteScalarAsync(cancellationToken) is null)
            {
                var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
                await using var create = new NpgsqlCommand($"create database {name}", connection);
                await create.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancellationToken)
    {
        // Without a pool: an idle connection would outlive its use here.
        var connection = new NpgsqlConnection(ConnectionString(Port, database) + ";Pooling=false");
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
