using System.Collections.Immutable;
using System.Text.Json;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition.Settings;

/// <summary>Reads <see cref="CompositionFiles.Settings"/>.</summary>
internal static class CompositionSettingsReader
{
    /// <summary>The settings of a folder; those that hold by default if it has none.</summary>
    public static CompositionSettings ReadFolder(string folder, CompositionLog log)
    {
        var file = Path.Combine(folder, CompositionFiles.Settings);
        if (!File.Exists(file))
        {
            return CompositionSettings.Default;
        }

        using var document = SettingsReader.Parse(file, log);
        return document is null ? CompositionSettings.Default : Read(document.RootElement, log);
    }

    private static CompositionSettings Read(JsonElement root, CompositionLog log)
    {
        var settings = new SettingsReader(CompositionFiles.Settings, null, root, log);
        var before = CompositionOptions.Default;
        var options = before with
        {
            EnableGlobalObjectIdentification =
                settings.Flag("enableGlobalObjectIdentification") ?? before.EnableGlobalObjectIdentification,
            InferKeysFromLookups = settings.Flag("inferKeysFromLookups") ?? before.InferKeysFromLookups,
            InheritInterfaceKeys = settings.Flag("inheritInterfaceKeys") ?? before.InheritInterfaceKeys,
            MaxSatisfiabilityStates = settings.Number("maxSatisfiabilityStates") ?? before.MaxSatisfiabilityStates,
            NodePrefixes = Prefixes(settings),
        };
        var result = new CompositionSettings
        {
            Options = options,
            Environment = settings.Text("environment"),
            Defaults = settings.Object("defaults") is { } defaults
                ? SourceSettingsReader.Read(defaults)(CompositionSettings.Default.Defaults)
                : CompositionSettings.Default.Defaults,
            Sources = Sources(settings),
        };
        settings.RefuseOthers();
        return result;
    }

    private static ImmutableDictionary<string, Func<SourceSchemaSettings, SourceSchemaSettings>> Sources(
        SettingsReader settings
    )
    {
        var sources = ImmutableDictionary.CreateBuilder<string, Func<SourceSchemaSettings, SourceSchemaSettings>>(
            StringComparer.Ordinal
        );
        if (settings.Object("sources") is { } all)
        {
            foreach (var name in all.Names)
            {
                if (all.Object(name) is { } source)
                {
                    sources[name] = SourceSettingsReader.Read(source);
                }
            }
        }

        return sources.ToImmutable();
    }

    private static ImmutableDictionary<string, string> Prefixes(SettingsReader settings)
    {
        if (settings.Object("nodePrefixes") is not { } prefixes)
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        return prefixes
            .Names.Select(name => (Name: name, Prefix: prefixes.Text(name)))
            .Where(pair => pair.Prefix is not null)
            .ToImmutableDictionary(pair => pair.Name, pair => pair.Prefix!, StringComparer.Ordinal);
    }
}
