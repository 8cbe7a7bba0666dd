using System.Text.Json;
using System.Text.Json.Serialization;
using Graph.Common.Events.Carriers;
using Graph.Host.Databases;
using Graph.Identity;

namespace Graph.Host.Services;

/// <summary>What the host tells a service; the same for one in this process and one in its own.</summary>
internal sealed record ServiceSettings
{
    /// <summary>The variable in which a service's own process finds its settings: arguments would show passwords.</summary>
    public const string Variable = "GRAPH_SERVICE_SETTINGS";

    /// <summary>Where it listens.</summary>
    public required string Url { get; init; }

    /// <summary>Its database; null for a service without one.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// Who signs access tokens: the key set of <c>./graph token</c>, and where that of Identity is.
    /// </summary>
    public required string Jwks { get; init; }

    /// <summary>Where Identity tells whose tokens are withdrawn; null where there is no Identity.</summary>
    public string? Revocations { get; init; }

    /// <summary>The GraphQL endpoints of the subgraphs, by the names of their source schemas.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <summary>The folder with the source schemas and the composed graph.</summary>
    public required string SchemaDirectory { get; init; }

    /// <summary>The folder with the IDE's files, present or not.</summary>
    public required string IdeDirectory { get; init; }

    /// <summary>The folder into which messages to people are written; null for a service's own choice.</summary>
    public string? EmailDirectory { get; init; }

    /// <summary>The folder with pictures, which the gateway serves.</summary>
    public string? MediaDirectory { get; init; }

    /// <summary>What clients find that folder at; null where no gateway is among the services.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>
    /// What carries events between the services of this process; null where the environment names a carrier, or where each
    /// service has a process of its own.
    /// </summary>
    [JsonIgnore]
    public IEventBus? EventBus { get; init; }

    /// <summary>
    /// The host's own Redis, which carries events between services in processes of their own; null where the environment names
    /// a carrier, or where there is none.
    /// </summary>
    public string? Redis { get; init; }

    /// <summary>The settings of one service.</summary>
    public static ServiceSettings For(
        ServiceAddress address,
        IReadOnlyList<ServiceAddress> all,
        IDatabases databases,
        Workspace workspace
    )
    {
        using var tokens = DevelopmentKey.Load(workspace);
        return new ServiceSettings
        {
            Url = $"http://localhost:{address.Port}",
            ConnectionString = address.Service.Database is { } database ? databases.ConnectionString(database) : null,
            Jwks = OfIdentity(all, IdentitySubgraph.KeySetPath) is { } keys ? $"{tokens.Jwks};{keys}" : tokens.Jwks,
            Revocations = OfIdentity(all, IdentitySubgraph.RevocationsPath),
            Sources = all.Where(other => other.Service.Subgraph is not null)
                .ToDictionary(other => other.Service.Subgraph!.SourceName, other => $"{other.Url}graphql"),
            SchemaDirectory = workspace.At("schema"),
            IdeDirectory = workspace.Ide,
            EmailDirectory = Path.Combine(workspace.State, "mail"),
            MediaDirectory = workspace.Media,
            MediaUrl = all.FirstOrDefault(other => other.Service.Subgraph is null) is { } gateway
                ? new Uri(gateway.Url, "/media").ToString()
                : null,
        };
    }

    private static string? OfIdentity(IReadOnlyList<ServiceAddress> all, string path) =>
        all.FirstOrDefault(other => other.Service.Name == IdentitySubgraph.Definition.Name) is { } identity
            ? new Uri(identity.Url, path).ToString()
            : null;

    /// <summary>The value of <see cref="Variable"/> for these settings.</summary>
    public string ToVariable() => JsonSerializer.Serialize(this);

    /// <summary>Reads the settings of this process.</summary>
    public static ServiceSettings FromVariable() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value
            ? JsonSerializer.Deserialize<ServiceSettings>(value)!
            : throw new Complaint("serve is for ./graph up --processes, which tells it where its database is.");
}
