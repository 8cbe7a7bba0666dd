using Graph.Common.Events.Carriers;
using Graph.Common.Subgraphs;
using Graph.Death;
using Graph.Demo;
using Graph.Fury;
using Graph.Gateway;
using Graph.Hosting.Authentication;
using Graph.Identity;
using Graph.Testing;
using Graph.War;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.EndToEnd.Tests.Testing;

/// <summary>
/// The whole graph: Death, War, Fury, Identity and the gateway as they are deployed, on free ports of this machine, over databases
/// of their own that hold the demo world. Starting one takes less than a second once the templates are made.
/// </summary>
public sealed class RunningGraph : IAsyncLifetime
{
    private const int People = 64;

    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    /// <summary>The same for all services and all tests of a run.</summary>
    private static readonly DemoWorldOptions WorldOptions = new() { People = People };

    private static readonly Progress<string> Silence = new();

    private readonly DevelopmentTokens _tokens = DevelopmentTokens.Create();
    private readonly InProcessEventBus _events = new();
    private WebApplication _gateway = null!;

    internal RunningService Death { get; private set; } = null!;

    internal RunningService War { get; private set; } = null!;

    internal RunningService Fury { get; private set; } = null!;

    internal RunningService Identity { get; private set; } = null!;

    internal IReadOnlyList<RunningService> Subgraphs => [Death, War, Fury, Identity];

    /// <summary>Messages to people, as files.</summary>
    internal MailFolder Mail { get; } = new();

    /// <summary>Who lives here; made anew for each caller, because it is not safe for several threads.</summary>
    internal static DemoWorld World => new(WorldOptions);

    /// <summary>How long the gateway waits for a subgraph.</summary>
    internal TimeSpan SourceTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Where the databases are, and where their standbys, by the names of the subgraphs; null for copies of the demo world.
    /// </summary>
    internal Func<Subgraph, (string Database, string? Standby)>? Databases { get; init; }

    /// <summary>A Redis that carries what happens, also between several graphs on the same databases; null for none.</summary>
    internal string? Redis { get; init; }

    /// <summary>The clock of Identity; null for that of the machine.</summary>
    internal TimeProvider? IdentityTime { get; init; }

    internal Uri Address => AddressOf(_gateway);

    /// <summary>The composed graph that the repository holds.</summary>
    internal static string SchemaFile => Path.Combine(SourceTree.Root, "schema", "graph.execution.graphql");

    /// <summary>The IDE's files, present or not.</summary>
    internal static string IdeDirectory =>
        Path.Combine(SourceTree.Root, "tools", "ide", "node_modules", "@chillicream", "bananacakepop-graphql-ide");

    /// <summary>A graph of the test's own, for tests that break one.</summary>
    internal static async Task<RunningGraph> StartAsync(TimeSpan sourceTimeout)
    {
        var graph = new RunningGraph { SourceTimeout = sourceTimeout };
        await graph.InitializeAsync();
        return graph;
    }

    public async Task InitializeAsync()
    {
        // Where its keys are is known only when it runs.
        Identity = await StartAsync("demo_identity", IdentitySubgraph.Definition);
        var starting = await Task.WhenAll(
            StartAsync("demo_death", DeathSubgraph.Definition),
            StartAsync("demo_war", WarSubgraph.Definition),
            StartAsync("demo_fury", FurySubgraph.Definition)
        );
        (Death, War, Fury) = (starting[0], starting[1], starting[2]);
        _gateway = await StartGatewayAsync(options => options);
    }

    public async Task DisposeAsync()
    {
        await _gateway.StopAsync();
        await _gateway.DisposeAsync();
        foreach (var subgraph in Subgraphs)
        {
            await subgraph.DisposeAsync();
        }

        _tokens.Dispose();
        Mail.Dispose();
    }

    /// <summary>Another gateway over the same subgraphs, for tests that configure one.</summary>
    internal async Task<WebApplication> StartGatewayAsync(Func<GatewayOptions, GatewayOptions> configure)
    {
        var gateway = GatewayService.Build(
            configure(
                new GatewayOptions
                {
                    Url = "http://127.0.0.1:0",
                    SchemaFile = SchemaFile,
                    Sources = new Dictionary<string, Uri>
                    {
                        ["death"] = Death.Address,
                        ["war"] = War.Address,
                        ["fury"] = Fury.Address,
                        ["identity"] = Identity.Address,
                    },
                    SourceTimeout = SourceTimeout,
                    Timeout = TimeSpan.FromSeconds(30),
                    Jwks = KeySets,
                    Revocations = Revocations,
                    IdeDirectory = IdeDirectory,
                    Configure = Quieten,
                }
            )
        );
        await gateway.StartAsync();
        return gateway;
    }

    /// <summary>Where a gateway answers.</summary>
    internal static Uri AddressOf(WebApplication gateway) => new(new Uri(gateway.Urls.First()), GatewayService.Path);

    /// <summary>An access token of a user.</summary>
    internal string TokenOf(Guid user, TimeSpan? lifetime = null) => _tokens.Mint(user, lifetime ?? TokenLifetime);

    /// <summary>A client that is not signed in.</summary>
    internal GraphClient Anonymous() => new(Address, token: null);

    /// <summary>A client that is signed in as a user.</summary>
    internal GraphClient SignedIn(Guid user) => new(Address, TokenOf(user));

    /// <summary>Forgets which requests and statements there were.</summary>
    internal void ForgetTraffic()
    {
        foreach (var subgraph in Subgraphs)
        {
            subgraph.Traffic.Clear();
            subgraph.Statements.Clear();
        }
    }

    /// <summary>Fills a subgraph's database with the demo world.</summary>
    internal static Task LoadAsync(Subgraph subgraph, string database) =>
        DemoSeed.LoadAsync(subgraph, database, WorldOptions, Silence, CancellationToken.None);

    private async Task<RunningService> StartAsync(string template, Subgraph subgraph)
    {
        var (connectionString, standby) =
            Databases?.Invoke(subgraph)
            ?? (
                await PostgresFixture.Shared.CreateDatabaseAsync(template, database => LoadAsync(subgraph, database)),
                null
            );
        return await RunningService.StartAsync(
            subgraph.Build,
            new SubgraphOptions
            {
                Url = "http://127.0.0.1:0",
                ConnectionString = connectionString,
                ReplicaConnectionString = standby,
                Tokens = new TokenOptions { Jwks = KeySets, Revocations = Revocations },
                Configure = Configure,
            }
        );
    }

    // Those who sign in, and those whom a test signs in.
    private string KeySets =>
        Identity is null ? _tokens.Jwks : $"{_tokens.Jwks};{new Uri(Identity.Address, IdentitySubgraph.KeySetPath)}";

    private string? Revocations =>
        Identity is null ? null : new Uri(Identity.Address, IdentitySubgraph.RevocationsPath).ToString();

    private void Configure(WebApplicationBuilder builder)
    {
        Quieten(builder);
        builder.Configuration["Identity:Email:Directory"] = Mail.Path;
        if (IdentityTime is not null)
        {
            builder.Services.AddSingleton(IdentityTime);
        }

        if (Redis is null)
        {
            builder.Services.AddSingleton<IEventBus>(_events);
        }
        else
        {
            builder.Configuration["Events:Redis"] = Redis;
        }
    }

    private static void Quieten(WebApplicationBuilder builder) => builder.Logging.ClearProviders();
}
