using Graph.Fusion.Execution.Subscriptions;
using Graph.Gateway.Edge;
using Graph.Gateway.Edge.Ide;
using Graph.Server;
using Graph.Validation;

namespace Graph.Gateway.Configuration;

/// <summary>The settings of the gateway, as <c>docs/settings.md</c> describes them, one line for each.</summary>
internal static class GatewaySettings
{
    /// <summary>The names of all settings.</summary>
    public static IReadOnlyList<string> Names
    {
        get
        {
            var reader = new SettingReader(new ConfigurationBuilder().Build());
            Read(reader);
            return reader.Names;
        }
    }

    /// <summary>Reads all of them.</summary>
    /// <exception cref="GatewayConfigurationException">One is wrong or does not exist; the message says which.</exception>
    public static GatewayOptions Read(IConfiguration configuration)
    {
        var reader = new SettingReader(configuration);
        var options = Read(reader);
        reader.RefuseUnknown();
        return options;
    }

    private static GatewayOptions Read(SettingReader settings)
    {
        var defaults = new GatewayOptions();
        var limits = ValidationOptions.Default;
        return new GatewayOptions
        {
            Url = settings.Text("urls") ?? defaults.Url,
            Http2Url = settings.Text("Http2:Url"),
            Certificate = new ServerCertificate(
                settings.Text("Tls:Certificate"),
                settings.Text("Tls:Key"),
                settings.Text("Tls:Password")
            ),
            SchemaFile = settings.Text("Schema:File"),
            SourceSchemas = settings.Text("Schema:Sources"),
            Sources = settings.Addresses("Sources"),
            SourceTimeout = settings.Seconds("Execution:SourceTimeout", defaults.SourceTimeout),
            Timeout = settings.Seconds("Execution:Timeout", defaults.Timeout),
            Jwks = settings.Text("Auth:Jwks"),
            Revocations = settings.Text("Auth:Revocations"),
            VerifyTokens = settings.Switch("Auth:Verify", defaults.VerifyTokens),
            CorsOrigins = settings.Words("Cors:Origins"),
            RequestsPerMinute = settings.Number("RateLimit:PerMinute", defaults.RequestsPerMinute),
            OperationManifest = settings.Text("PersistedOperations:Manifest"),
            OnlyTrustedDocuments = settings.Switch("PersistedOperations:OnlyTrusted", defaults.OnlyTrustedDocuments),
            AutomaticDocuments = settings.Number("PersistedOperations:Automatic", defaults.AutomaticDocuments),
            Validation = new ValidationOptions
            {
                MaxDepth = settings.Number("Limits:Depth", limits.MaxDepth),
                MaxFields = settings.Number("Limits:Fields", limits.MaxFields),
                MaxAliases = settings.Number("Limits:Aliases", limits.MaxAliases),
                MaxRootFields = settings.Number("Limits:RootFields", limits.MaxRootFields),
                AllowIntrospection = settings.Switch("Limits:Introspection", limits.AllowIntrospection),
            },
            Http = new GraphQLHttpOptions
            {
                MaxBodyBytes = settings.Number("Limits:BodyBytes", defaults.Http.MaxBodyBytes),
                MaxBatchedRequests = settings.Number("Limits:Batch", defaults.Http.MaxBatchedRequests),
                MaxConcurrentStreams = settings.Number("Limits:Streams", defaults.Http.MaxConcurrentStreams),
            },
            SubscriptionsPerSocket = settings.Number("Limits:SocketSubscriptions", defaults.SubscriptionsPerSocket),
            Subscriptions = new SubscriptionOptions
            {
                MaxSubscriptions = settings.Number("Limits:Subscriptions", defaults.Subscriptions.MaxSubscriptions),
                BufferedResponses = settings.Number("Subscriptions:Buffer", defaults.Subscriptions.BufferedResponses),
                ShareStreams = settings.Switch("Subscriptions:Share", defaults.Subscriptions.ShareStreams),
            },
            WebSockets = settings.Switch("WebSockets:Enabled", defaults.WebSockets),
            Uploads = new GraphQLUploadOptions
            {
                MaxFiles = settings.Number("Uploads:Files", defaults.Uploads.MaxFiles),
                MaxFileBytes = settings.Number("Uploads:FileBytes", (int)defaults.Uploads.MaxFileBytes),
                MaxBodyBytes = settings.Number("Uploads:BodyBytes", (int)defaults.Uploads.MaxBodyBytes),
                TemporaryDirectory = settings.Text("Uploads:Directory"),
            },
            MediaFolder = settings.Text("Media:Folder"),
            Compression = new CompressionOptions
            {
                Enabled = settings.Switch("Compression:Enabled", defaults.Compression.Enabled),
                MinimumBytes = settings.Number("Compression:MinimumBytes", defaults.Compression.MinimumBytes),
            },
            Ide = new IdeOptions
            {
                Enabled = settings.Switch("Ide:Enabled", defaults.Ide.Enabled),
                Directory = settings.Text("Ide:Directory"),
                Title = settings.Text("Ide:Title") ?? defaults.Ide.Title,
                Document = settings.Text("Ide:Document") ?? defaults.Ide.Document,
            },
        };
    }
}
