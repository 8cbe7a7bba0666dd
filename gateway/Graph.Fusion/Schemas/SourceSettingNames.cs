namespace Graph.Fusion.Schemas;

/// <summary>The values of a source's settings as settings files and execution schemas spell them.</summary>
internal static class SourceSettingNames
{
    public static IReadOnlyDictionary<string, SubscriptionTransport> Subscriptions { get; } =
        new Dictionary<string, SubscriptionTransport>(StringComparer.Ordinal)
        {
            ["SSE"] = SubscriptionTransport.ServerSentEvents,
            ["WEB_SOCKET"] = SubscriptionTransport.WebSocket,
            ["NONE"] = SubscriptionTransport.None,
        };

    public static IReadOnlyDictionary<string, SourceHttpVersion> HttpVersions { get; } =
        new Dictionary<string, SourceHttpVersion>(StringComparer.Ordinal)
        {
            ["1.1"] = SourceHttpVersion.Http11,
            ["2"] = SourceHttpVersion.Http2,
        };

    public static IReadOnlyDictionary<string, RequestCompression> RequestCompressions { get; } =
        new Dictionary<string, RequestCompression>(StringComparer.Ordinal)
        {
            ["gzip"] = RequestCompression.Gzip,
            ["br"] = RequestCompression.Brotli,
        };

    public static string NameOf<T>(IReadOnlyDictionary<string, T> names, T value)
        where T : struct, Enum => names.First(pair => pair.Value.Equals(value)).Key;
}
