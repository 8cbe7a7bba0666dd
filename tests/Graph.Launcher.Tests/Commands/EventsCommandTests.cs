using System.Text.Json;
using Graph.Common.Database;
using Graph.Common.Events;
using Graph.Common.Events.Carriers;
using Graph.Common.Subgraphs;
using Graph.Death;
using Graph.Events.Death;
using Graph.Host;
using Graph.Host.Running;
using Graph.Host.Services;
using Graph.Launcher.Commands;
using Graph.Launcher.Output;
using Graph.Testing;
using Graph.War;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Graph.Launcher.Tests.Commands;

/// <summary><c>./graph events</c> beside a graph that runs: Death and War with databases of their own.</summary>
public sealed class EventsCommandTests : IAsyncLifetime
{
    private const string Ben = "0195f1d2-0000-8000-8000-000000000001";
    private const string Eve = "0195f1d2-0000-8000-8000-000000000002";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graph-events-");
    private readonly StringWriter _output = new();
    private readonly List<WebApplication> _apps = [];
    private NpgsqlDataSource _death = null!;
    private NpgsqlDataSource _war = null!;
    private UpLock _running = null!;
    private EventsCommand _events = null!;

    public async Task InitializeAsync()
    {
        var workspace = new Workspace(_folder.FullName);
        workspace.Prepare();
        _running = UpLock.TryTake(workspace)!;
        var services = new List<RunningService>();
        var bus = new InProcessEventBus();
        foreach (var service in ServiceCatalog.All)
        {
            if (service.Subgraph is { } subgraph)
            {
                var database = await PostgresFixture.Shared.CreateDatabaseAsync();
                services.Add(new RunningService(service.Name, 0, "http://localhost/", database));
                if (subgraph == DeathSubgraph.Definition || subgraph == WarSubgraph.Definition)
                {
                    _apps.Add(subgraph.Build(Options(database, bus)));
                }
            }
        }

        new RunningSystem
        {
            ProcessId = Environment.ProcessId,
            IsReady = true,
            Processes = false,
            Services = services,
        }.Write(workspace);
        _death = ServiceDatabase.CreateDataSource(services.Single(x => x.Name == "Death").ConnectionString!);
        _war = ServiceDatabase.CreateDataSource(services.Single(x => x.Name == "War").ConnectionString!);
        foreach (var app in _apps)
        {
            app.Services.ConnectEvents();
        }

        await Task.WhenAll(_apps.Select(app => app.StartAsync()));
        _events = new EventsCommand(workspace, ServiceCatalog.All, new Steps(_output));
    }

    public async Task DisposeAsync()
    {
        foreach (var app in _apps)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        await _death.DisposeAsync();
        await _war.DisposeAsync();
        _running.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Rebuild_puts_counts_right_and_list_says_that_nobody_is_behind()
    {
        await ProfileAsync(Ben, followers: 99);
        await ProfileAsync(Eve, followers: 7);
        await ExecuteAsync(
            _death,
            $"insert into follow_counts (user_id, followers, following, version) values ('{Ben}', 3, 0, 5)"
        );

        Assert.Equal(0, await _events.RebuildAsync("war.followers", CancellationToken.None));

        Assert.Contains("war.followers is rebuilt from 1 states of its owner.", Output(), StringComparison.Ordinal);
        Assert.Equal((3L, 0L), (await FollowersAsync(Ben), await FollowersAsync(Eve)));

        Assert.Equal(0, await _events.ListAsync(CancellationToken.None));
        var lines = Output();
        Assert.Contains("Death: every event is published.", lines, StringComparison.Ordinal);
        Assert.Contains("War: has consumed every event of Death.", lines, StringComparison.Ordinal);
        Assert.Contains("War: no event is put aside.", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_died_is_listed_with_its_cause_and_replayed_when_that_is_gone()
    {
        await ProfileAsync(Ben, followers: 0);
        var id = Guid.CreateVersion7();
        var envelope = new EventEnvelope
        {
            Id = id,
            Type = "death.counts.changed",
            TypeVersion = 1,
            AggregateId = Guid.Parse(Ben),
            Sequence = 5,
            OccurredAt = DateTimeOffset.UnixEpoch,
            Data = JsonSerializer.SerializeToElement(new CountsChanged(Guid.Parse(Ben), 4, 0), EventJson.Options),
        };
        await ExecuteAsync(
            _war,
            "insert into dead_letters "
                + "(consumer, event_id, aggregate_id, sequence, type, envelope, state, tries, error, parked_at) "
                + $"values ('war.followers', '{id}', '{Ben}', 5, 'death.counts.changed', '{EventJson.Write(envelope)}', "
                + "'DEAD', 5, 'PostgresException: it was full', now())"
        );

        Assert.Equal(0, await _events.ListAsync(CancellationToken.None));
        var listed = Output();
        Assert.Contains("War: 1 events are put aside, the first of them:", listed, StringComparison.Ordinal);
        Assert.Contains("war.followers DEAD death.counts.changed", listed, StringComparison.Ordinal);
        Assert.Contains("5 tries. PostgresException: it was full", listed, StringComparison.Ordinal);

        Assert.Equal(0, await _events.ReplayAsync(CancellationToken.None));
        Assert.Contains("War: 1 dead letters are tried again", Output(), StringComparison.Ordinal);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await FollowersAsync(Ben) != 4)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    [Fact]
    public async Task A_projection_that_there_is_not_is_refused_with_those_that_there_are()
    {
        var refused = await Assert.ThrowsAsync<Complaint>(() =>
            _events.RebuildAsync("war.followings", CancellationToken.None)
        );

        Assert.Equal(
            "There is no projection war.followings that can be rebuilt. There are: death.privacy, fury.people, fury.relations, war.followers, war.relations.",
            refused.Message
        );
    }

    private static SubgraphOptions Options(string database, IEventBus bus) =>
        new()
        {
            Url = "http://127.0.0.1:0",
            ConnectionString = database,
            Configure = builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Critical);
                builder.Services.AddSingleton(bus);
                builder.Services.AddSingleton(new EventTimes { Poll = TimeSpan.FromMilliseconds(100) });
            },
        };

    private string Output()
    {
        var text = _output.ToString();
        _output.GetStringBuilder().Clear();
        return text;
    }

    private Task ProfileAsync(string id, long followers) =>
        ExecuteAsync(
            _war,
            "insert into profiles (id, handle, handle_key, display_name, created_at, followers) "
                + $"values ('{id}', 'h{id[^1]}', 'h{id[^1]}', 'somebody', now(), {followers})"
        );

    private async Task<long> FollowersAsync(string id)
    {
        await using var command = _war.CreateCommand($"select followers from profiles where id = '{id}'");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
