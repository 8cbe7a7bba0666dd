using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition.Settings;

/// <summary>
/// The settings file that a HotChocolate source exports beside its schema: <c>schema-settings.json</c>. Only what this
/// gateway knows is read; the rest of the file is the source's business.
/// </summary>
internal sealed record ForeignSettings(string? Name, Func<SourceSchemaSettings, SourceSchemaSettings> Apply)
{
    public static ForeignSettings None { get; } = new(null, settings => settings);

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file; it need not exist.</param>
    /// <param name="environment">The environment whose values fill <c>{{NAME}}</c>.</param>
    /// <param name="log">Gets what is wrong.</param>
    public static ForeignSettings Read(string file, string? environment, CompositionLog log)
    {
        if (!File.Exists(file))
        {
            return None;
        }

        using var document = SettingsReader.Parse(file, log);
        if (document is null)
        {
            return None;
        }

        var fileName = Path.GetFileName(file);
        var root = new SettingsReader(fileName, null, document.RootElement, log);
        var name = root.Text("name");
        var values = environment is null ? null : root.Object("environments")?.Object(environment);
        if (root.Object("transports")?.Object("http") is not { } http)
        {
            return new ForeignSettings(name, settings => settings);
        }

        var url = Fill(http.Text("url"), values, fileName, log);
        var capabilities = http.Object("capabilities");
        var batching = capabilities?.Object("batching");
        var variableBatching = batching?.Flag("variableBatching");
        var requestBatching = batching?.Flag("requestBatching");
        var areSubscriptionsSupported = capabilities?.Object("subscriptions")?.Flag("supported");
        return new ForeignSettings(
            name,
            before =>
                before with
                {
                    Url = url ?? before.Url,
                    // Where the file speaks of batching, what it does not name is off.
                    VariableBatching = batching is null ? before.VariableBatching : variableBatching ?? false,
                    RequestBatching = batching is null ? before.RequestBatching : requestBatching ?? false,
                    Subscriptions =
                        areSubscriptionsSupported == false ? SubscriptionTransport.None : before.Subscriptions,
                }
        );
    }

    private static string? Fill(string? url, SettingsReader? values, string file, CompositionLog log)
    {
        while (url?.IndexOf("{{", StringComparison.Ordinal) is { } start and >= 0)
        {
            var end = url.IndexOf("}}", start, StringComparison.Ordinal);
            var name = end < 0 ? null : url[(start + 2)..end].Trim();
            // A value is put in once and not looked at again, so values that name each other end here.
            if (name is null || values?.Text(name) is not { } value || value.Contains("{{", StringComparison.Ordinal))
            {
                log.Warning(
                    AddressIncomplete,
                    null,
                    null,
                    $"The address '{url}' in {file} has a placeholder that nothing fills.",
                    $"Name an environment of that file as \"environment\" in {CompositionFiles.Settings}, or give the address there or to the gateway."
                );
                return null;
            }

            url = $"{url[..start]}{value}{url[(end + 2)..]}";
        }

        return url;
    }

    public const string AddressIncomplete = "SOURCE_ADDRESS_INCOMPLETE";
}
