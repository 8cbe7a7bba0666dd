using System.Text.Json;
using Graph.Common.Database;
using Graph.Common.Events;
using Graph.Common.Events.Carriers;
using Graph.Common.Events.Outbox;
using Graph.Common.Identity;
using Graph.Common.Ids;
using Graph.Common.Subgraphs;
using Graph.Death;
using Graph.Death.Relations;
using Graph.Events.Identity;
using Graph.Testing;
using Graph.War;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Events.Tests;

/// <summary>Death and War as the embedded host runs them, each with a database of its own.</summary>
public sealed class DeathAndWar : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<WebApplication> _apps = [];
    private IEventBus _bus = null!;
    private NpgsqlDataSource _death = null!;
    private NpgsqlDataSource _war = null!;

    /// <summary>How long things take; soon, in tests.</summary>
    internal EventTimes Times { get; init; } = new();

    /// <summary>Gives each service its carrier; the same one to both, where none is named.</summary>
    internal Func<IEventBus>? OpenBus { get; init; }

    /// <summary>Death's writer; where the services run, it wakes their relay.</summary>
    internal RelationWriter Follows { get; private set; } = null!;

    internal string DeathDatabase { get; private set; } = "";

    internal string WarDatabase { get; private set; } = "";

    internal async Task StartAsync()
    {
        DeathDatabase = await PostgresFixture.Shared.CreateDatabaseAsync();
        WarDatabase = await PostgresFixture.Shared.CreateDatabaseAsync();
        _death = ServiceDatabase.CreateDataSource(DeathDatabase);
        _war = ServiceDatabase.CreateDataSource(WarDatabase);
        await StartServicesAsync();
    }

    internal async Task StartServicesAsync()
    {
        _bus = OpenBus?.Invoke() ?? new InProcessEventBus();
        _apps.Add(DeathSubgraph.Definition.Build(Options(DeathDatabase, _bus)));
        _apps.Add(WarSubgraph.Definition.Build(Options(WarDatabase, OpenBus?.Invoke() ?? _bus)));
        foreach (var app in _apps)
        {
            app.Services.ConnectEvents();
        }

        await Task.WhenAll(_apps.Select(app => app.StartAsync()));
        Follows = _apps[0].Services.GetRequiredService<RelationWriter>();
    }

    internal async Task StopAsync()
    {
        foreach (var app in _apps)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        _apps.Clear();
        Follows = new RelationWriter(_death, new OutboxSignal());
    }

    /// <summary>Somebody whom both services know.</summary>
    internal async Task<Viewer> NewUserAsync(string handle)
    {
        var id = UuidV8.NewUser();
        await ExecuteAsync(_death, $"insert into graph_users (id) values ('{id}')");
        await ExecuteAsync(
            _war,
            $"insert into profiles (id, handle, handle_key, display_name, created_at) values ('{id}', '{handle}', '{handle}', '{handle}', now())"
        );
        return Viewer.Of(id);
    }

    /// <summary>How many follow somebody, as Death says.</summary>
    internal async Task<long> CountAsync(Viewer user) =>
        await ScalarAsync<long?>(_death, $"select followers from follow_counts where user_id = '{user.UserId}'") ?? 0;

    /// <summary>Waits until War says how many follow somebody.</summary>
    internal async Task UntilFollowersAsync(Viewer user, long expected)
    {
        using var limit = new CancellationTokenSource(Patience);
        long seen;
        while ((seen = await FollowersAsync(user)) != expected)
        {
            if (limit.IsCancellationRequested)
            {
                Assert.Fail($"War says {seen} followers instead of {expected}.");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>How many follow somebody, as War says.</summary>
    internal Task<long> FollowersAsync(Viewer user) =>
        ScalarAsync<long>(_war, $"select followers from profiles where id = '{user.UserId}'");

    /// <summary>Waits until a question to War's database is answered as expected.</summary>
    internal async Task UntilInWarAsync(string sql, string expected)
    {
        using var limit = new CancellationTokenSource(Patience);
        string seen;
        while ((seen = await ScalarAsync<string>(_war, sql)) != expected)
        {
            if (limit.IsCancellationRequested)
            {
                Assert.Fail($"War says '{seen}' instead of '{expected}'.");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>The built services, for what looks at them from outside.</summary>
    internal IReadOnlyList<IServiceProvider> Services => [.. _apps.Select(app => app.Services)];

    /// <summary>How far War is behind Death.</summary>
    internal Task<EventLag> LagAsync() => EventLag.ReadAsync("death", _death, _war, CancellationToken.None);

    /// <summary>Somebody who can be followed and has no profile.</summary>
    internal Task KnowInDeathAsync(Viewer user) =>
        ExecuteAsync(_death, $"insert into graph_users (id) values ('{user.UserId}')");

    /// <summary>Lets War hear of an account, as Identity says it.</summary>
    internal Task PublishAccountAsync(Viewer user, string handle)
    {
        var e = new AccountCreated(user.UserId!.Value, handle, handle, DateTimeOffset.UnixEpoch);
        var row = OutboxPublishing.ToRow(EventContracts.Graph, e, 1);
        var envelope = new EventEnvelope
        {
            Id = row.Id,
            Type = row.Type,
            TypeVersion = row.TypeVersion,
            AggregateId = row.AggregateId,
            Sequence = row.Sequence,
            OccurredAt = row.OccurredAt,
            Data = JsonDocument.Parse(row.Data).RootElement,
        };
        return _bus.AppendAsync(
            new Graph.Common.Events.Carriers.EventStream("identity", row.Shard),
            EventStreamState.Empty,
            1,
            new EventBatch(EventJson.Write([envelope])),
            CancellationToken.None
        );
    }

    /// <summary>Nobody publishes any more; the services are still there to be asked.</summary>
    internal Task StopRelaysAsync() => Task.WhenAll(_apps.Select(app => app.StopAsync()));

    internal Task ExecuteInWarAsync(string sql) => ExecuteAsync(_war, sql);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _death.DisposeAsync();
        await _war.DisposeAsync();
    }

    private SubgraphOptions Options(string database, IEventBus bus) =>
        new()
        {
            Url = "http://127.0.0.1:0",
            ConnectionString = database,
            Configure = builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Error);
                builder.Services.AddSingleton(bus);
                builder.Services.AddSingleton(Times);
            },
        };

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (await command.ExecuteScalarAsync()) is T value ? value : default!;
    }
}
