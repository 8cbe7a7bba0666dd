using Graph.Gateway.Edge.Ide;
using Graph.Server;
using Graph.Validation;

namespace Graph.Gateway;

/// <summary>What the gateway is told when it starts; bound from configuration, each property under its own name.</summary>
public sealed record GatewayOptions
{
    /// <summary>Where to listen (<c>--urls</c>).</summary>
    public string Url { get; init; } = "http://127.0.0.1:5000";

    /// <summary>
    /// The execution schema (<c>Schema:File</c>): what composition has written. Relative to the working directory.
    /// </summary>
    public string? SchemaFile { get; init; }

    /// <summary>
    /// A folder of source schemas to compose at start instead (<c>Schema:Sources</c>), one <c>NAME.graphql</c> each.
    /// </summary>
    public string? SourceSchemas { get; init; }

    /// <summary>Where each source answers (<c>Sources:NAME</c>).</summary>
    public IReadOnlyDictionary<string, Uri> Sources { get; init; } = new Dictionary<string, Uri>();

    /// <summary>How long a source may take to answer (<c>Execution:SourceTimeout</c>, seconds).</summary>
    public TimeSpan SourceTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a whole request may take (<c>Execution:Timeout</c>, seconds).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Who may sign access tokens (<c>Auth:Jwks</c>): a key set, its file or its URL.</summary>
    public string? Jwks { get; init; }

    /// <summary>
    /// Whether access tokens are verified here (<c>Auth:Verify</c>). If not, they are passed on unread, for the sources
    /// or for whatever stands before the gateway to verify.
    /// </summary>
    public bool VerifyTokens { get; init; } = true;

    /// <summary>Origins that browsers may call from (<c>Cors:Origins</c>, separated by spaces); empty for none.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    /// <summary>
    /// Requests that one user or, without a token, one address may send within a minute (<c>RateLimit:PerMinute</c>); 0
    /// for no limit.
    /// </summary>
    public int RequestsPerMinute { get; init; }

    /// <summary>A manifest of trusted documents (<c>PersistedOperations:Manifest</c>); null for none.</summary>
    public string? OperationManifest { get; init; }

    /// <summary>Whether only trusted documents are accepted (<c>PersistedOperations:OnlyTrusted</c>).</summary>
    public bool OnlyTrustedDocuments { get; init; }

    /// <summary>
    /// How many documents clients may register by their SHA-256 (<c>PersistedOperations:Automatic</c>); 0 for none.
    /// </summary>
    public int AutomaticDocuments { get; init; } = 1_000;

    /// <summary>What a document may cost (<c>Limits:…</c>).</summary>
    public ValidationOptions Validation { get; init; } = ValidationOptions.Default;

    /// <summary>What the transport accepts.</summary>
    public GraphQLHttpOptions Http { get; init; } = new();

    /// <summary>Adjusts the application before it is built: logging, telemetry.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }

    /// <summary>The folder with the IDE's files (<c>Ide:Directory</c>); null for a landing page instead.</summary>
    public string? IdeDirectory
    {
        get => Ide.Directory;
        init => Ide = Ide with { Directory = value };
    }

    internal IdeOptions Ide { get; init; } = new();

    /// <summary>Reads arguments, environment variables and defaults.</summary>
    public static GatewayOptions Read(IConfiguration configuration)
    {
        var timeout = configuration.GetValue<double?>("Execution:SourceTimeout");
        var whole = configuration.GetValue<double?>("Execution:Timeout");
        var defaults = ValidationOptions.Default;
        return new GatewayOptions
        {
            Url = configuration["urls"] ?? "http://127.0.0.1:5000",
            SchemaFile = configuration["Schema:File"],
            SourceSchemas = configuration["Schema:Sources"],
            Sources = configuration
                .GetSection("Sources")
                .GetChildren()
                .ToDictionary(source => source.Key, source => ReadAddress(source), StringComparer.OrdinalIgnoreCase),
            SourceTimeout = timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromSeconds(5),
            Timeout = whole is { } all ? TimeSpan.FromSeconds(all) : TimeSpan.FromSeconds(15),
            Jwks = configuration["Auth:Jwks"],
            VerifyTokens = configuration.GetValue("Auth:Verify", true),
            CorsOrigins = configuration["Cors:Origins"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
            RequestsPerMinute = configuration.GetValue("RateLimit:PerMinute", 0),
            OperationManifest = configuration["PersistedOperations:Manifest"],
            OnlyTrustedDocuments = configuration.GetValue("PersistedOperations:OnlyTrusted", false),
            AutomaticDocuments = configuration.GetValue("PersistedOperations:Automatic", 1_000),
            Validation = new ValidationOptions
            {
                MaxDepth = configuration.GetValue("Limits:Depth", defaults.MaxDepth),
                MaxFields = configuration.GetValue("Limits:Fields", defaults.MaxFields),
                MaxAliases = configuration.GetValue("Limits:Aliases", defaults.MaxAliases),
                MaxRootFields = configuration.GetValue("Limits:RootFields", defaults.MaxRootFields),
                AllowIntrospection = configuration.GetValue("Limits:Introspection", true),
            },
            Http = new GraphQLHttpOptions
            {
                MaxBodyBytes = configuration.GetValue("Limits:BodyBytes", 1024 * 1024),
                MaxBatchedRequests = configuration.GetValue("Limits:Batch", 10),
            },
            Ide = configuration.GetSection("Ide").Get<IdeOptions>() ?? new IdeOptions(),
        };
    }

    private static Uri ReadAddress(IConfigurationSection source) =>
        Uri.TryCreate(source.Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new GatewayConfigurationException(
                $"Sources:{source.Key} is '{source.Value}'; it must be an absolute address such as http://localhost:5001/graphql."
            );
}
