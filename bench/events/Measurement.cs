using System.Diagnostics;
using System.Globalization;
using Graph.Common.Events;
using Npgsql;

namespace Graph.Events.Bench;

/// <summary>Measures without killing: latency at fixed rates, the highest throughput, statements of an idle service, memory.</summary>
internal static class Measurement
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    /// <summary>Until a worker of vacuum that has begun has ended, and services have looked once more.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The server's own time of each commit, so that nobody's clock and nobody's way to the server is in it. Vacuum runs often
    /// and without pauses: what it does is little each time, and in every measurement.
    /// </summary>
    private static readonly string[] PostgresSettings =
    [
        "track_commit_timestamp=on",
        "autovacuum_naptime=5s",
        "autovacuum_vacuum_cost_delay=0",
    ];

    /// <summary>At each rate: from the commit of an event to the commit of its effect.</summary>
    /// <param name="carrier">What carries the events.</param>
    /// <param name="pace">What is sent.</param>
    /// <param name="isElsewhere">Whether another instance commits than the one that publishes.</param>
    public static async Task<MeasuredRun> PaceAsync(Carrier carrier, Pace pace, bool isElsewhere)
    {
        using var system = new EventSystem(carrier, poll: 5_000, lease: 15_000, PostgresSettings);
        await system.StartServersAsync();
        var isInProcess = carrier == Carrier.InProcess;
        if (!isInProcess)
        {
            system.Add(relays: false, consumes: true);
        }

        if (isElsewhere)
        {
            system.Add(relays: true, consumes: false);
        }

        await system.StartServicesAsync();
        if (isElsewhere)
        {
            // The other one comes when this one has every lease.
            await UntilAsync(system, "source", "event_lease", EventShard.Count);
        }

        system.Add(relays: true, consumes: isInProcess, pace.ToArguments());
        await system.Services[^1].StartAsync();
        await UntilAsync(system, "sink", "effects", pace.Total);
        var rates = await RatesAsync(system, pace);
        var memory = system.Services.Max(service => MemoryOf(service.ProcessId));
        // What vacuum does with what the load has left is no statement of a service.
        await system.Postgres.ExecuteAsync("postgres", "alter system set autovacuum = off");
        await system.Postgres.ExecuteAsync("postgres", "select pg_reload_conf()");
        await Task.Delay(Settling);
        var before = await TransactionsAsync(system);
        await Task.Delay(Idle);
        var after = await TransactionsAsync(system);
        return new MeasuredRun(rates)
        {
            // One is the question itself.
            IdleStatementsPerSecond = Math.Max(0, after - before - 1) / Idle.TotalSeconds,
            MemoryMegabytes = memory,
        };
    }

    /// <summary>How many events per second get through when all of them are there already.</summary>
    public static async Task<double> DrainAsync(Carrier carrier, int count)
    {
        using var system = new EventSystem(carrier, poll: 5_000, lease: 15_000, PostgresSettings);
        await system.StartServersAsync();
        using (var sender = new RoleProcess("send", system.Source, $"{count}", "500"))
        {
            await sender.StartAsync();
            await sender.Exited;
        }

        if (carrier == Carrier.InProcess)
        {
            system.Add(relays: true, consumes: true);
        }
        else
        {
            system.Add(relays: false, consumes: true);
            system.Add(relays: true, consumes: false);
        }

        await system.StartServicesAsync();
        await UntilAsync(system, "sink", "effects", count);
        await using var connection = await system.OpenAsync("sink");
        await using var command = new NpgsqlCommand(
            "select extract(epoch from max(c.at) - min(c.at))::float8 "
                + "from (select pg_xact_commit_timestamp(xmin) as at from effects) c",
            connection
        );
        return count / (double)(await command.ExecuteScalarAsync())!;
    }

    private static async Task UntilAsync(EventSystem system, string database, string table, int count)
    {
        var since = Stopwatch.GetTimestamp();
        long seen;
        while ((seen = await system.CountAsync(database, table)) < count)
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new InvalidOperationException(
                    $"{system.Carrier}: after {Patience.TotalMinutes} minutes {table} has {seen} rows of {count}."
                );
            }

            await Task.Delay(500);
        }
    }

    private static async Task<List<MeasuredRate>> RatesAsync(EventSystem system, Pace pace)
    {
        var sent = new Dictionary<Guid, (int Number, DateTime At)>();
        await using (var source = await system.OpenAsync("source"))
        {
            // The outbox row was written again when it was published; the other one still says when both were committed.
            await using var command = new NpgsqlCommand(
                """
                select o.id, s.number, pg_xact_commit_timestamp(s.xmin)
                from sent s join outbox o on (o.data ->> 'number')::int = s.number
                """,
                source
            );
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                sent.Add(reader.GetGuid(0), (reader.GetInt32(1), reader.GetDateTime(2)));
            }
        }

        var effects = new Dictionary<int, (DateTime Sent, TimeSpan Latency)>();
        await using (var sink = await system.OpenAsync("sink"))
        {
            await using var command = new NpgsqlCommand(
                "select event_id, pg_xact_commit_timestamp(xmin) from effects",
                sink
            );
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var (number, at) = sent[reader.GetGuid(0)];
                effects.Add(number, (at, reader.GetDateTime(1) - at));
            }
        }

        var rates = new List<MeasuredRate>();
        foreach (var rate in pace.Rates)
        {
            var (first, count) = pace.NumbersOf(rate);
            var of = Enumerable.Range(first, count).Select(number => effects[number]).ToList();
            var latencies = of.Select(x => x.Latency.TotalMilliseconds).Order().ToArray();
            var took = (of.Max(x => x.Sent) - of.Min(x => x.Sent)).TotalSeconds;
            rates.Add(
                new MeasuredRate(rate, count / took, latencies[count / 2], latencies[count * 99 / 100], latencies[^1])
            );
        }

        return rates;
    }

    private static async Task<long> TransactionsAsync(EventSystem system)
    {
        // What sessions count reaches the view within a second.
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        return await system.ScalarAsync(
            "postgres",
            "select sum(xact_commit + xact_rollback)::bigint from pg_stat_database where datname in ('source', 'sink')"
        );
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
