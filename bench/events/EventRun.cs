using System.Diagnostics;
using Graph.Events.Bench.Servers;
using Npgsql;

namespace Graph.Events.Bench;

/// <summary>
/// Sends events through real servers and processes while each of them is killed at random points and started again.
/// </summary>
internal sealed class EventRun : IDisposable
{
    private readonly EventSystem _system;
    private readonly int _count;
    private readonly RoleProcess _sender;
    private Queue<int> _victims = [];

    private EventRun(Carrier carrier, int count, int things)
    {
        _count = count;
        _system = new EventSystem(carrier, poll: 1_000, lease: 3_000);
        if (carrier == Carrier.InProcess)
        {
            _system.Add(relays: true, consumes: true);
        }
        else
        {
            // Two of each: whoever is killed has somebody to take over.
            for (var i = 0; i < 2; i++)
            {
                _system.Add(relays: true, consumes: false);
                _system.Add(relays: false, consumes: true);
            }
        }

        _sender = new RoleProcess("send", _system.Source, $"{count}", $"{things}");
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
        using var run = new EventRun(carrier, count, things: 500);
        await run._system.StartServersAsync();
        await run._system.StartServicesAsync();
        var random = new Random(seed);
        var kills = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await run._sender.StartAsync();
        while (await run._system.CountAsync("source", "sent") < count)
        {
            await Task.Delay(pause * (0.5 + random.NextDouble()));
            await run.KillOneAsync(random, kills);
        }

        var done = await run.UntilDoneAsync(patience);
        return await run.ResultAsync(done) with { Kills = kills };
    }

    public void Dispose()
    {
        _sender.Dispose();
        _system.Dispose();
    }

    private async Task KillOneAsync(Random random, SortedDictionary<string, int> kills)
    {
        var services = _system.Services;
        // Everybody dies in turn, in an order by chance: relays and consumers twice as often as the others.
        if (_victims.Count == 0)
        {
            int[] all = _system.Bus is null ? [0, 1, 2, 2] : [0, 1, 2, 2, 3];
            random.Shuffle(all);
            _victims = new Queue<int>(all);
        }

        var (name, server) = _victims.Dequeue() switch
        {
            0 => ("PostgreSQL", _system.Postgres),
            1 => ("sender", (ServerProcess)_sender),
            2 => services[random.Next(services.Count)] is var service && _system.Carrier == Carrier.InProcess
                ? ("relay and consumer", service)
                : (services.IndexOf(service) % 2 == 0 ? "relay" : "consumer", service),
            _ => (_system.Carrier.ToString(), _system.Bus!),
        };
        server.Kill();
        kills[name] = kills.GetValueOrDefault(name) + 1;
        await server.StartAsync();
    }

    /// <returns>Whether as many effects as events were there in time.</returns>
    private async Task<bool> UntilDoneAsync(TimeSpan patience)
    {
        var since = Stopwatch.GetTimestamp();
        while (await _system.CountAsync("sink", "effects") < _count)
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
        var dead = await _system.CountAsync("sink", "dead_letters");
        await using var connection = await _system.OpenAsync("sink");
        await using var command = new NpgsqlCommand(
            """
            select count(*), count(distinct event_id),
                (select count(*) from (
                    select sequence < lag(sequence) over (partition by thing order by position) as is_late from effects
                ) o where o.is_late)
            from effects
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var effects = reader.GetInt64(0);
        var distinct = reader.GetInt64(1);
        return new EventResult(_system.Carrier, await _system.CountAsync("source", "sent"), effects)
        {
            IsDone = isDone,
            Lost = _count - distinct,
            Doubled = effects - distinct,
            Inversions = reader.GetInt64(2),
            DeadLetters = dead,
        };
    }
}
