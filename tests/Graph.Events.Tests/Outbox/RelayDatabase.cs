using System.Threading.Channels;
using Graph.Common.Database;
using Graph.Common.Events;
using Graph.Common.Events.Carriers;
using Graph.Common.Events.Outbox;
using Graph.Events.Bench;
using Graph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Graph.Events.Tests.Outbox;

/// <summary>An outbox with relays of its own, each of which a test can stop.</summary>
internal sealed class RelayDatabase : IAsyncDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private readonly List<(Task Running, CancellationTokenSource Stop)> _relays = [];

    private RelayDatabase(NpgsqlDataSource database) => Database = database;

    public NpgsqlDataSource Database { get; }

    /// <summary>Ends everything that takes too long.</summary>
    public CancellationToken Limit => _limit.Token;

    public static async Task<RelayDatabase> CreateAsync()
    {
        var database = ServiceDatabase.CreateDataSource(await PostgresFixture.Shared.CreateDatabaseAsync());
        var created = new RelayDatabase(database);
        await using var context = created.Context();
        // The database is there already, its tables are not.
        await created.ExecuteAsync(context.Database.GenerateCreateScript());
        return created;
    }

    /// <summary>Commits an event of an aggregate in shard 0.</summary>
    public async Task<Guid> CommitAsync(int number)
    {
        await using var context = Context();
        var row = OutboxPublishing.ToRow(Roles.Contracts, new ThingHappened(Guid.Empty, number), 0);
        context.Add(row);
        await context.SaveChangesAsync(Limit);
        return row.Id;
    }

    /// <summary>Runs a relay until the answer is cancelled, or this is disposed of.</summary>
    public CancellationTokenSource Run(
        IEventBus bus,
        EventTimes times,
        OutboxSignal? signal = null,
        EventMetrics? metrics = null
    )
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(Limit);
        var relay = new OutboxRelay(
            "bench",
            new OutboxStore(Database),
            bus,
            signal ?? new OutboxSignal(),
            times,
            metrics ?? new EventMetrics(times),
            NullLogger<OutboxRelay>.Instance
        );
        _relays.Add((relay.RunAsync(stop.Token), stop));
        return stop;
    }

    /// <summary>Waits until a question is answered with yes.</summary>
    public async Task UntilAsync(string question)
    {
        while (true)
        {
            await using var command = Database.CreateCommand($"select {question}");
            if (await command.ExecuteScalarAsync(Limit) is true)
            {
                return;
            }

            await Task.Delay(20, Limit);
        }
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Limit);
    }

    /// <summary>A group's events, as they come; a batch is consumed when it has been written there.</summary>
    public static (IEventSubscription Subscription, Channel<int> Numbers) Subscribe(IEventBus bus, string group)
    {
        var numbers = Channel.CreateUnbounded<int>();
        var subscription = bus.Subscribe(
            new EventSubscription(
                group,
                "bench",
                (batch, _) =>
                {
                    foreach (var e in EventJson.ReadBatch(batch.Json))
                    {
                        numbers.Writer.TryWrite(e.Data.GetProperty("number").GetInt32());
                    }

                    return Task.CompletedTask;
                }
            )
        );
        return (subscription, numbers);
    }

    public async ValueTask DisposeAsync()
    {
        await _limit.CancelAsync();
        foreach (var (running, stop) in _relays)
        {
            await running;
            stop.Dispose();
        }

        await Database.DisposeAsync();
        _limit.Dispose();
    }

    private BenchDbContext Context()
    {
        var options = new DbContextOptionsBuilder<BenchDbContext>();
        options.UseServiceDatabase(Database);
        return new BenchDbContext(options.Options);
    }
}
