using System.Globalization;
using Graph.Common.Database;
using Graph.Common.Events;
using Graph.Common.Events.Carriers;
using Graph.Common.Events.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Events.Bench;

/// <summary>What the processes of a run do, each until it is killed.</summary>
internal static class Roles
{
    public static readonly EventContracts Contracts = new(typeof(ThingHappened).Assembly);

    private const int Writers = 4;
    private const int Things = 500;

    /// <summary>Sends every event that is not yet sent, then ends. Started again after a crash, it goes on.</summary>
    public static async Task SendAsync(string database, int count, int things)
    {
        await using var source = ServiceDatabase.CreateDataSource(database);
        var services = new ServiceCollection();
        services.AddSingleton(source);
        services.AddPooledDbContextFactory<BenchDbContext>(options => options.UseServiceDatabase(source));
        await using var provider = services.BuildServiceProvider();
        var contexts = provider.GetRequiredService<IDbContextFactory<BenchDbContext>>();

        var open = new Queue<int>(await OpenAsync(source, count));
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (true)
                        {
                            int number;
                            lock (open)
                            {
                                if (!open.TryDequeue(out number))
                                {
                                    return;
                                }
                            }

                            await SendAsync(contexts, number, things);
                        }
                    })
                )
        );
    }

    /// <summary>Relays, consumes, or both, as a service does.</summary>
    /// <param name="relay">The database whose outbox is relayed; null for none.</param>
    /// <param name="consumer">The database where effects are made; null for none.</param>
    /// <param name="carrier">The setting of the carrier.</param>
    /// <param name="times">How long things take.</param>
    /// <param name="pace">What the relay's service sends meanwhile; null for nothing.</param>
    public static async Task RunAsync(
        string? relay,
        string? consumer,
        EventBusSettings carrier,
        EventTimes times,
        Pace? pace = null
    )
    {
        var inProcess = carrier.IsShared ? null : new InProcessEventBus();
        var hosts = new List<IHost>();
        if (relay is not null)
        {
            hosts.Add(Build(relay, "bench", null, carrier, inProcess, times));
        }

        if (consumer is not null)
        {
            hosts.Add(Build(consumer, "sink", events => events.Consume<Effects>("effects"), carrier, inProcess, times));
        }

        foreach (var host in hosts)
        {
            host.Services.ConnectEvents();
        }

        var running = hosts.Select(host => host.RunAsync()).ToList();
        if (pace is not null)
        {
            // As a service does that has changed something: its own relay is woken by the commit.
            var contexts = hosts[0].Services.GetRequiredService<IDbContextFactory<BenchDbContext>>();
            running.Add(pace.SendAsync(number => SendAsync(contexts, number, Things)));
        }

        await Task.WhenAll(running);
    }

    private static IHost Build(
        string database,
        string service,
        Action<EventsBuilder>? consume,
        EventBusSettings carrier,
        InProcessEventBus? inProcess,
        EventTimes times
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(_ => ServiceDatabase.CreateDataSource(database));
        builder.Services.AddPooledDbContextFactory<BenchDbContext>(
            (provider, options) => options.UseServiceDatabase(provider.GetRequiredService<NpgsqlDataSource>())
        );
        builder.Services.AddSingleton(times);
        builder.Services.AddSingleton<IEventBus>(provider => inProcess ?? carrier.CreateBus(provider));
        builder.Services.AddEvents<BenchDbContext>(
            service,
            events =>
            {
                events.UseContracts(Contracts);
                consume?.Invoke(events);
            }
        );
        return builder.Build();
    }

    private static async Task SendAsync(IDbContextFactory<BenchDbContext> contexts, int number, int things)
    {
        // As many events as there are, the aggregates get in turn; the last bytes spread them over the shards.
        var thing = new Guid(number % things, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(number % things));
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync();
                context.Add(new BenchDbContext.Sent { Number = number, Thing = thing });
                context.Add(OutboxPublishing.ToRow(Contracts, new ThingHappened(thing, number), 0));
                await context.SaveChangesAsync();
                return;
            }
            catch (Exception e) when (IsSent(e))
            {
                // The commit had succeeded, and its acknowledgement was lost.
                return;
            }
            catch (Exception e) when (DatabaseFailure.IsTransient(e) && attempt < 200)
            {
                await Task.Delay(100);
            }
        }
    }

    private static bool IsSent(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<IEnumerable<int>> OpenAsync(NpgsqlDataSource source, int count)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var sent = new HashSet<int>();
                await using var command = source.CreateCommand("select number from sent");
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    sent.Add(reader.GetInt32(0));
                }

                return [.. Enumerable.Range(0, count).Where(number => !sent.Contains(number))];
            }
            catch (Exception e) when (DatabaseFailure.IsTransient(e) && attempt < 200)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>The command line of a role.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["send", var database, var count, var things]:
                await SendAsync(database, Number(count), Number(things));
                return 0;
            case ["serve" or "pace", var relay, var consumer, var redis, var rabbit, var poll, var lease, .. var pace]:
                await RunAsync(
                    Text(relay),
                    Text(consumer),
                    new EventBusSettings(Text(redis), Text(rabbit)),
                    new EventTimes
                    {
                        Poll = TimeSpan.FromMilliseconds(Number(poll)),
                        Lease = TimeSpan.FromMilliseconds(Number(lease)),
                    },
                    pace is [var rates, var seconds] ? Pace.Parse(rates, seconds) : null
                );
                return 0;
            default:
                return 2;
        }
    }

    private static string? Text(string value) => value == "-" ? null : value;

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
