using System.Globalization;
using Graph.Common.Database;
using Graph.Common.Events;
using Graph.Events.Bench.Servers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Events.Bench;

/// <summary>The real servers and processes of a run: one database that events come from, and one where they have effects.</summary>
internal sealed class EventSystem : IDisposable
{
    private readonly string[] _settings;

    /// <summary>Makes the servers; nothing runs yet.</summary>
    /// <param name="carrier">What carries the events.</param>
    /// <param name="poll">How often services look for what nobody woke them for, in milliseconds.</param>
    /// <param name="lease">How long a relay that was killed keeps others away, in milliseconds.</param>
    /// <param name="postgres">Settings of PostgreSQL beside its own.</param>
    public EventSystem(Carrier carrier, int poll, int lease, params string[] postgres)
    {
        Carrier = carrier;
        Postgres = new PostgresServer(postgres);
        var redis = carrier == Carrier.Redis ? new RedisServer() : null;
        var rabbit = carrier == Carrier.RabbitMq ? new RabbitMqServer() : null;
        Bus = redis ?? (ServerProcess?)rabbit;
        Source = Postgres.ConnectionString("source");
        Sink = Postgres.ConnectionString("sink");
        _settings =
        [
            redis?.Configuration ?? "-",
            rabbit?.Address ?? "-",
            poll.ToString(CultureInfo.InvariantCulture),
            lease.ToString(CultureInfo.InvariantCulture),
        ];
    }

    public Carrier Carrier { get; }

    public PostgresServer Postgres { get; }

    /// <summary>The carrier's server; null where the process carries.</summary>
    public ServerProcess? Bus { get; }

    /// <summary>The services that were added.</summary>
    public List<RoleProcess> Services { get; } = [];

    /// <summary>The connection string of the database with the outbox.</summary>
    public string Source { get; }

    /// <summary>The connection string of the database with the effects.</summary>
    public string Sink { get; }

    /// <summary>Adds a process of a service; started by <see cref="StartServicesAsync"/>.</summary>
    /// <param name="relays">Whether it relays the outbox.</param>
    /// <param name="consumes">Whether it makes effects.</param>
    /// <param name="pace">What it sends besides, as the role <c>pace</c> takes it.</param>
    public void Add(bool relays, bool consumes, params string[] pace)
    {
        var role = pace.Length > 0 ? "pace" : "serve";
        Services.Add(new RoleProcess([role, relays ? Source : "-", consumes ? Sink : "-", .. _settings, .. pace]));
    }

    /// <summary>Starts the servers, and makes the tables.</summary>
    public async Task StartServersAsync()
    {
        await Task.WhenAll(Postgres.StartAsync(), Bus?.StartAsync() ?? Task.CompletedTask);
        foreach (var database in (string[])["source", "sink"])
        {
            await Postgres.ExecuteAsync("postgres", $"create database {database}");
            await using var source = ServiceDatabase.CreateDataSource(
                $"{Postgres.ConnectionString(database)};Pooling=false"
            );
            var options = new DbContextOptionsBuilder<BenchDbContext>();
            options.UseServiceDatabase(source);
            await using var context = new BenchDbContext(options.Options);
            await context.Database.EnsureCreatedAsync();
        }
    }

    /// <summary>Starts the services; what sends is the last.</summary>
    public async Task StartServicesAsync()
    {
        foreach (var service in Services)
        {
            await service.StartAsync();
        }

        if (Bus is RabbitMqServer rabbit)
        {
            await rabbit.UntilDeclaredAsync(
                Enumerable.Range(0, EventShard.Count).Select(shard => $"graph.events.bench.{shard}.sink")
            );
        }
    }

    public async Task<long> CountAsync(string database, string table) =>
        await ScalarAsync(database, $"select count(*) from {table}");

    /// <summary>Asks for a number; waits for a database that is away.</summary>
    public async Task<long> ScalarAsync(string database, string sql)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = await OpenAsync(database);
                await using var command = new NpgsqlCommand(sql, connection);
                return (long)(await command.ExecuteScalarAsync())!;
            }
            catch (NpgsqlException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>A connection that nobody else has.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection($"{Postgres.ConnectionString(database)};Pooling=false");
        try
        {
            await connection.OpenAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var service in Services)
        {
            service.Dispose();
        }

        Bus?.Dispose();
        Postgres.Dispose();
    }
}
