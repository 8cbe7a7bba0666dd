using System.Diagnostics;
using System.Globalization;
using Graph.Common.Database;
using Graph.Common.Events;
using Graph.Events.Bench.Servers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Graph.Events.Bench;

/// <summary>
/// Sends events through real servers and processes; with kills, each of them dies at random points and is started again.
/// </summary>
internal sealed class EventRun : IDisposable
{
    private readonly Carrier _carrier;
    private readonly int _count;
    private readonly int _things;
    private readonly PostgresServer _postgres = new();
    private readonly ServerProcess? _bus;
    private readonly List<RoleProcess> _services = [];
    private readonly RoleProcess _sender;
    private Queue<int> _victims = [];

    private EventRun(Carrier carrier, int count, int things, int poll, int lease)
    {
        _carrier = carrier;
        _count = count;
        _things = things;
        var redis = carrier == Carrier.Redis ? new RedisServer() : null;
        var rabbit = carrier == Carrier.RabbitMq ? new RabbitMqServer() : null;
        _bus = redis ?? (ServerProcess?)rabbit;
        var (source, sink) = (_postgres.ConnectionString("source"), _postgres.ConnectionString("sink"));
        string[] settings =
        [
            redis?.Configuration ?? "-",
            rabbit?.Address ?? "-",
            poll.ToString(CultureInfo.InvariantCulture),
            lease.ToString(CultureInfo.InvariantCulture),
        ];
        if (carrier == Carrier.InProcess)
        {
            _services.Add(new RoleProcess(["serve", source, sink, .. settings]));
        }
        else
        {
            // Two of each: whoever is killed has somebody to take over.
            for (var i = 0; i < 2; i++)
            {
                _services.Add(new RoleProcess(["serve", source, "-", .. settings]));
                _services.Add(new RoleProcess(["serve", "-", sink, .. settings]));
            }
        }

        _sender = new RoleProcess("send", source, $"{count}", $"{things}");
    }

    /// <summary>Kills at random while events are sent, then waits until nothing is left to be done.</summary>
    /// <param name="carrier">What carries the events.</param>
    /// <param name="count">How many events.</param>
    /// <param name="seed">Decides who dies when.</param>
    /// <param name="pause">The mean time between kills.</param>
    /// <param name="patience">How long after the last kill everything must have arrived.</param>
    public static async Task<EventResult> KillAsync(
        Carrier carrier,
        int count,
        int seed,
        TimeSpan pause,
        TimeSpan patience
    )
    {
        using var run = new EventRun(carrier, count, things: 500, poll: 1_000, lease: 3_000);
        await run.StartAsync();
        var random = new Random(seed);
        var kills = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await run._sender.StartAsync();
        while (await run.CountAsync("source", "sent") < count)
        {
            await Task.Delay(pause * (0.5 + random.NextDouble()));
            await run.KillOneAsync(random, kills);
        }

        var done = await run.UntilDoneAsync(patience);
        return await run.ResultAsync(done) with { Kills = kills };
    }

    /// <summary>Measures without killing: throughput, latency, what an idle service executes, memory.</summary>
    public static async Task<EventResult> MeasureAsync(Carrier carrier, int count)
    {
        using var run = new EventRun(carrier, count, things: 500, poll: 5_000, lease: 15_000);
        await run.StartAsync();
        await Task.Delay(TimeSpan.FromSeconds(4));
        var since = Stopwatch.GetTimestamp();
        await run._sender.StartAsync();
        var done = await run.UntilDoneAsync(TimeSpan.FromMinutes(5));
        var elapsed = Stopwatch.GetElapsedTime(since);
        var result = await run.ResultAsync(done);
        var memory = run._services.Sum(service => MemoryOf(service.ProcessId)) / run._services.Count;
        await Task.Delay(TimeSpan.FromSeconds(6));
        var before = await run.TransactionsAsync();
        var idle = TimeSpan.FromSeconds(30);
        await Task.Delay(idle);
        var after = await run.TransactionsAsync();
        return result with
        {
            EventsPerSecond = count / elapsed.TotalSeconds,
            // One is the question itself.
            IdleStatementsPerSecond = Math.Max(0, after - before - 1) / idle.TotalSeconds / run._services.Count,
            MemoryMegabytes = memory,
        };
    }

    public void Dispose()
    {
        _sender.Dispose();
        foreach (var service in _services)
        {
            service.Dispose();
        }

        _bus?.Dispose();
        _postgres.Dispose();
    }

    private async Task StartAsync()
    {
        await Task.WhenAll(_postgres.StartAsync(), _bus?.StartAsync() ?? Task.CompletedTask);
        foreach (var database in (string[])["source", "sink"])
        {
            await _postgres.ExecuteAsync("postgres", $"create database {database}");
            await using var source = ServiceDatabase.CreateDataSource(
                $"{_postgres.ConnectionString(database)};Pooling=false"
            );
            var options = new DbContextOptionsBuilder<BenchDbContext>();
            options.UseServiceDatabase(source);
            await using var context = new BenchDbContext(options.Options);
            await context.Database.EnsureCreatedAsync();
        }

        foreach (var service in _services)
        {
            await service.StartAsync();
        }

        if (_bus is RabbitMqServer rabbit)
        {
            await rabbit.UntilDeclaredAsync(
                Enumerable.Range(0, EventShard.Count).Select(shard => $"graph.events.bench.{shard}.sink")
            );
        }
    }

    private async Task KillOneAsync(Random random, SortedDictionary<string, int> kills)
    {
        // Everybody dies in turn, in an order by chance: relays and consumers twice as often as the others.
        if (_victims.Count == 0)
        {
            int[] all = _bus is null ? [0, 1, 2, 2] : [0, 1, 2, 2, 3];
            random.Shuffle(all);
            _victims = new Queue<int>(all);
        }

        var (name, server) = _victims.Dequeue() switch
        {
            0 => ("PostgreSQL", _postgres),
            1 => ("sender", (ServerProcess)_sender),
            2 => _services[random.Next(_services.Count)] is var service && _carrier == Carrier.InProcess
                ? ("relay and consumer", service)
                : (_services.IndexOf(service) % 2 == 0 ? "relay" : "consumer", service),
            _ => (_carrier.ToString(), _bus!),
        };
        server.Kill();
        kills[name] = kills.GetValueOrDefault(name) + 1;
        await server.StartAsync();
    }

    /// <returns>Whether as many effects as events were there in time.</returns>
    private async Task<bool> UntilDoneAsync(TimeSpan patience)
    {
        var since = Stopwatch.GetTimestamp();
        while (await CountAsync("sink", "effects") < _count)
        {
            if (Stopwatch.GetElapsedTime(since) > patience)
            {
                return false;
            }

            await Task.Delay(100);
        }

        return true;
    }

    private async Task<EventResult> ResultAsync(bool isDone)
    {
        var dead = await CountAsync("sink", "dead_letters");
        await using var connection = new NpgsqlConnection($"{_postgres.ConnectionString("sink")};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select count(*), count(distinct event_id),
                (select count(*) from (
                    select sequence < lag(sequence) over (partition by thing order by position) as is_late from effects
                ) o where o.is_late),
                coalesce(percentile_cont(0.5) within group (order by extract(epoch from done_at - occurred_at)), 0) * 1000,
                coalesce(percentile_cont(0.99) within group (order by extract(epoch from done_at - occurred_at)), 0) * 1000
            from effects
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var effects = reader.GetInt64(0);
        var distinct = reader.GetInt64(1);
        return new EventResult(_carrier, await CountAsync("source", "sent"), effects)
        {
            IsDone = isDone,
            Lost = _count - distinct,
            Doubled = effects - distinct,
            Inversions = reader.GetInt64(2),
            DeadLetters = dead,
            LatencyP50 = Convert.ToDouble(reader.GetValue(3), CultureInfo.InvariantCulture),
            LatencyP99 = Convert.ToDouble(reader.GetValue(4), CultureInfo.InvariantCulture),
        };
    }

    private async Task<long> CountAsync(string database, string table) =>
        await ScalarAsync(database, $"select count(*) from {table}");

    private async Task<long> TransactionsAsync()
    {
        // What sessions count reaches the view within a second.
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        return await ScalarAsync(
            "postgres",
            "select sum(xact_commit + xact_rollback)::bigint from pg_stat_database where datname in ('source', 'sink')"
        );
    }

    private async Task<long> ScalarAsync(string database, string sql)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(
                    $"{_postgres.ConnectionString(database)};Pooling=false"
                );
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand(sql, connection);
                return (long)(await command.ExecuteScalarAsync())!;
            }
            catch (NpgsqlException) when (attempt < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    private static double MemoryOf(int processId)
    {
        foreach (var line in File.ReadLines($"/proc/{processId}/status"))
        {
            if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
            {
                return double.Parse(
                        line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                        CultureInfo.InvariantCulture
                    ) / 1024;
            }
        }

        return 0;
    }
}
