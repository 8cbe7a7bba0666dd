using System.Collections.Immutable;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition.Settings;

/// <summary>
/// A folder of source schemas, with the settings of their composition: the one way in which files become a graph, for
/// the gateway, the commands and tests alike.
/// </summary>
/// <remarks>
/// A source is a file <c>NAME.graphql</c> or <c>NAME.graphqls</c> of the folder, or the <c>schema.graphql(s)</c> of a
/// folder <c>NAME</c> in it. What composition writes is no source. A file <c>NAME-settings.json</c> beside it
/// (<c>schema-settings.json</c>) can give the source another name and its address.
/// </remarks>
public static class SourceSchemaFolder
{
    internal const string UnknownSource = "SETTINGS_OF_UNKNOWN_SOURCE";

    private const string SchemaName = "schema";

    /// <summary>Composes the source schemas that lie in a folder, with the settings that lie there.</summary>
    public static CompositionResult Compose(string folder)
    {
        var log = new CompositionLog();
        var settings = CompositionSettingsReader.ReadFolder(folder, log);
        return Compose(ReadSources(folder, settings, log), settings, log);
    }

    /// <summary>Composes other texts with the settings that lie in a folder.</summary>
    /// <param name="folder">The folder; it need not have settings.</param>
    /// <param name="texts">The source schemas by their names, such as the code has them.</param>
    public static CompositionResult Compose(string folder, IReadOnlyDictionary<string, string> texts)
    {
        var log = new CompositionLog();
        var settings = CompositionSettingsReader.ReadFolder(folder, log);
        var sources = texts
            .Select(text => new SourceSchema(
                text.Key,
                text.Value,
                SettingsOf(
                    text.Key,
                    ForeignSettings.Read(
                        Path.Combine(folder, text.Key + CompositionFiles.SourceSettingsSuffix),
                        settings.Environment,
                        log
                    ),
                    settings
                )
            ))
            .ToList();
        return Compose(sources, settings, log);
    }

    /// <summary>The files that composition writes into the folder, by name.</summary>
    public static IReadOnlyDictionary<string, string> FilesOf(FusionSchema schema) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CompositionFiles.Public] = ExecutionSchemaPrinter.PrintForClients(schema),
            [CompositionFiles.Execution] = ExecutionSchemaPrinter.Print(schema),
        };

    private static CompositionResult Compose(
        IReadOnlyList<SourceSchema> sources,
        CompositionSettings settings,
        CompositionLog log
    )
    {
        if (log.HasErrors)
        {
            return new CompositionResult(null, log.ToSorted());
        }

        foreach (var name in settings.Sources.Keys.Except(sources.Select(source => source.Name)))
        {
            log.Warning(
                UnknownSource,
                name,
                null,
                $"{CompositionFiles.Settings} has settings for the source '{name}', which is not among the sources: {string.Join(", ", sources.Select(source => $"'{source.Name}'"))}.",
                "Correct the name, or remove them."
            );
        }

        var result = SchemaComposer.Compose(sources, settings.Options);
        log.Add(result.Log);
        return result with { Log = log.ToSorted() };
    }

    private static List<SourceSchema> ReadSources(string folder, CompositionSettings settings, CompositionLog log)
    {
        var sources = new List<SourceSchema>();
        foreach (var file in SchemasIn(folder))
        {
            Add(file, Path.GetFileNameWithoutExtension(file));
        }

        foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            foreach (var file in SchemasIn(inner))
            {
                if (Path.GetFileNameWithoutExtension(file) == SchemaName)
                {
                    Add(file, Path.GetFileName(inner));
                }
            }
        }

        return sources;

        void Add(string file, string name)
        {
            var own = ForeignSettings.Read(
                Path.Combine(
                    Path.GetDirectoryName(file)!,
                    Path.GetFileNameWithoutExtension(file) + CompositionFiles.SourceSettingsSuffix
                ),
                settings.Environment,
                log
            );
            name = own.Name ?? name;
            sources.Add(new SourceSchema(name, File.ReadAllText(file), SettingsOf(name, own, settings)));
        }
    }

    private static SourceSchemaSettings SettingsOf(string name, ForeignSettings own, CompositionSettings settings)
    {
        var applied = own.Apply(settings.Defaults);
        return settings.Sources.TryGetValue(name, out var last) ? last(applied) : applied;
    }

    private static ImmutableArray<string> SchemasIn(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder)
                .Where(file =>
                    CompositionFiles.Extensions.Contains(Path.GetExtension(file))
                    && Path.GetFileName(file) is not (CompositionFiles.Public or CompositionFiles.Execution)
                )
                .Order(StringComparer.Ordinal),
        ];
}
