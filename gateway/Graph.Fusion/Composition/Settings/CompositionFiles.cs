namespace Graph.Fusion.Composition.Settings;

/// <summary>The names of files in a folder of source schemas.</summary>
public static class CompositionFiles
{
    /// <summary>What clients see of the composed graph; composition writes it.</summary>
    public const string Public = "graph.graphql";

    /// <summary>What the gateway reads: the graph, and which source resolves what; composition writes it.</summary>
    public const string Execution = "graph.execution.graphql";

    /// <summary>The settings of the composition (<see cref="CompositionSettings"/>).</summary>
    public const string Settings = "composition-settings.json";

    /// <summary>What the file of a source's own settings has after the name of its schema: <c>schema-settings.json</c>.</summary>
    public const string SourceSettingsSuffix = "-settings.json";

    /// <summary>The extensions of a source schema.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".graphql", ".graphqls"];
}
