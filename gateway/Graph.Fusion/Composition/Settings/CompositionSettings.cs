using System.Collections.Immutable;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition.Settings;

/// <summary>
/// The choices of a graph's owner, as <see cref="CompositionFiles.Settings"/> beside the source schemas has them. Who
/// composes reads them from there, so that the graph is the same everywhere.
/// </summary>
/// <remarks>
/// <code>
/// {
///   "enableGlobalObjectIdentification": true,
///   "inferKeysFromLookups": true,
///   "inheritInterfaceKeys": true,
///   "nodePrefixes": { "BlogPost": "post" },
///   "maxSatisfiabilityStates": 200000,
///   "environment": "production",
///   "defaults": { "requestBatching": true },
///   "sources": { "fury": { "url": "http://fury/graphql", "subscriptions": "WEB_SOCKET" } }
/// }
/// </code>
/// All members are optional; the names are those of <see cref="CompositionOptions"/> and
/// <see cref="SourceSchemaSettings"/>. Comments and trailing commas are accepted.
/// </remarks>
public sealed record CompositionSettings
{
    /// <summary>What holds if there is no file.</summary>
    public static CompositionSettings Default { get; } = new();

    /// <summary>How the graph is composed.</summary>
    public CompositionOptions Options { get; init; } = CompositionOptions.Default;

    /// <summary>
    /// The environment whose values fill <c>{{NAME}}</c> in the addresses of the sources' own settings files; null for
    /// none.
    /// </summary>
    public string? Environment { get; init; }

    /// <summary>What holds for every source that does not say otherwise.</summary>
    public SourceSchemaSettings Defaults { get; init; } = SourceSchemaSettings.Default;

    /// <summary>What holds for a source, by its name; it has the last word.</summary>
    public ImmutableDictionary<string, Func<SourceSchemaSettings, SourceSchemaSettings>> Sources { get; init; } =
        ImmutableDictionary<string, Func<SourceSchemaSettings, SourceSchemaSettings>>.Empty;
}
