using Graph.Common.Subgraphs;
using Graph.Death;
using Graph.EndToEnd.Tests.Testing;
using Graph.Events.Bench.Servers;
using Graph.Fury;
using Graph.Identity;
using Graph.Testing;
using Graph.War;

namespace Graph.EndToEnd.Tests.Instances;

/// <summary>
/// Two instances of every service, each with a gateway, over the same databases and one Redis. They read from a standby.
/// </summary>
public sealed class TwoOfEverything : IAsyncLifetime
{
    private PostgresPair _servers = null!;

    internal RedisServer Redis { get; } = new();

    internal PostgresPair Servers => _servers;

    internal RunningGraph First { get; private set; } = null!;

    internal RunningGraph Second { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _servers = PostgresPair.Start();
        await Task.WhenAll([
            Redis.StartAsync(),
            .. new[]
            {
                DeathSubgraph.Definition,
                WarSubgraph.Definition,
                FurySubgraph.Definition,
                IdentitySubgraph.Definition,
            }.Select(subgraph => RunningGraph.LoadAsync(subgraph, _servers.Primary(subgraph.DatabaseName))),
        ]);
        First = await StartAsync();
        Second = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        Redis.Dispose();
        await _servers.DisposeAsync();
    }

    private async Task<RunningGraph> StartAsync()
    {
        var graph = new RunningGraph { Databases = Of, Redis = Redis.Configuration };
        await graph.InitializeAsync();
        return graph;

        (string, string?) Of(Subgraph subgraph) =>
            (_servers.Primary(subgraph.DatabaseName), _servers.Standby(subgraph.DatabaseName));
    }
}
