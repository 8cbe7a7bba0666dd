using Graph.Fusion.Execution.Subscriptions;
using Graph.Gateway.Configuration;
using Graph.Gateway.Edge;
using Graph.Gateway.Edge.Ide;
using Graph.Hosting.Configuration;
using Graph.Server;
using Graph.Validation;

namespace Graph.Gateway;

/// <summary>What the gateway is told when it starts; bound from configuration, each property under its own name.</summary>
public sealed record GatewayOptions
{
    /// <summary>
    /// Where to listen (<c>--urls</c>), several with semicolons between them. In clear text it is HTTP/1.1, over <c>https</c>
    /// HTTP/1.1 and HTTP/2.
    /// </summary>
    public string Url { get; init; } = "http://127.0.0.1:5000";

    /// <summary>
    /// Where to listen for HTTP/2 in clear text besides (<c>Http2:Url</c>): clients begin with it at once, without an upgrade.
    /// </summary>
    public string? Http2Url { get; init; }

    /// <summary>The certificate of <c>https</c> addresses (<c>Tls:Certificate</c>, <c>Tls:Key</c>, <c>Tls:Password</c>).</summary>
    public ServerCertificate Certificate { get; init; } = new(File: null);

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

    /// <summary>Who may sign access tokens (<c>Auth:Jwks</c>): key sets, their files or URLs, with semicolons between them.</summary>
    public string? Jwks { get; init; }

    /// <summary>Where it is told whose tokens are withdrawn before they expire (<c>Auth:Revocations</c>): the URL of Identity's list.</summary>
    public string? Revocations { get; init; }

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

    /// <summary>Whether WebSockets are served (<c>WebSockets:Enabled</c>).</summary>
    public bool WebSockets { get; init; } = true;

    /// <summary>The most subscriptions on one WebSocket at the same time (<c>Limits:SocketSubscriptions</c>).</summary>
    public int SubscriptionsPerSocket { get; init; } = 50;

    /// <summary>The limits of all subscriptions, and whether they share streams (<c>Subscriptions:…</c>).</summary>
    public SubscriptionOptions Subscriptions { get; init; } = new();

    /// <summary>
    /// What is accepted of uploads (<c>Uploads:…</c>), if a source of the graph is declared to take them.
    /// </summary>
    public GraphQLUploadOptions Uploads { get; init; } = new();

    /// <summary>A folder of pictures to serve below <c>/media</c> (<c>Media:Folder</c>); null for none.</summary>
    public string? MediaFolder { get; init; }

    /// <summary>Which responses are compressed (<c>Compression:…</c>).</summary>
    public CompressionOptions Compression { get; init; } = new();

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
    /// <exception cref="GatewayConfigurationException">A setting is wrong or does not exist; the message says which.</exception>
    public static GatewayOptions Read(IConfiguration configuration) => GatewaySettings.Read(configuration);

    /// <summary>Reads the arguments and environment variables of this process.</summary>
    /// <exception cref="GatewayConfigurationException">A setting is wrong or does not exist; the message says which.</exception>
    public static GatewayOptions Read(params string[] args) =>
        Read(
            new ConfigurationBuilder()
                .AddSettingFiles()
                .AddEnvironmentVariables("ASPNETCORE_")
                .AddEnvironmentVariables()
                .AddCommandLine(args)
                .Build()
        );
}
