using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition.Settings;

/// <summary>Reads the settings of a source; each member that is there replaces what held before.</summary>
internal static class SourceSettingsReader
{
    public static Func<SourceSchemaSettings, SourceSchemaSettings> Read(SettingsReader settings)
    {
        var url = settings.Text("url");
        var subscriptionUrl = settings.Text("subscriptionUrl");
        var variableBatching = settings.Flag("variableBatching");
        var requestBatching = settings.Flag("requestBatching");
        var subscriptions = settings.Choice("subscriptions", SourceSettingNames.Subscriptions);
        var httpVersion = settings.Choice("httpVersion", SourceSettingNames.HttpVersions);
        var compression = settings.Flag("compression");
        var requestCompression = settings.Choice("requestCompression", SourceSettingNames.RequestCompressions);
        var uploads = settings.Flag("uploads");
        settings.RefuseOthers();
        return before =>
            before with
            {
                Url = url ?? before.Url,
                SubscriptionUrl = subscriptionUrl ?? before.SubscriptionUrl,
                VariableBatching = variableBatching ?? before.VariableBatching,
                RequestBatching = requestBatching ?? before.RequestBatching,
                Subscriptions = subscriptions ?? before.Subscriptions,
                HttpVersion = httpVersion ?? before.HttpVersion,
                Compression = compression ?? before.Compression,
                RequestCompression = requestCompression ?? before.RequestCompression,
                Uploads = uploads ?? before.Uploads,
            };
    }
}
