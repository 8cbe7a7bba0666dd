using Graph.Fusion.Composition;
using Graph.Fusion.Schemas;

namespace Graph.Host.Schemas;

/// <summary>Composes the source schemas of this graph, with its choices.</summary>
internal static class SchemaComposition
{
    // Our own subgraphs answer several requests of one body, each with several sets of variables.
    private static readonly SourceSchemaSettings Settings = new() { VariableBatching = true, RequestBatching = true };

    private static readonly CompositionOptions Options = new() { EnableGlobalObjectIdentification = true };

    /// <summary>The composed graph, or what is wrong.</summary>
    public static CompositionResult Compose(IReadOnlyDictionary<string, string> sources) =>
        SchemaComposer.Compose(
            [.. sources.Select(source => new SourceSchema(source.Key, source.Value, Settings))],
            Options
        );

    /// <summary>The files that composition writes, by name.</summary>
    public static IReadOnlyDictionary<string, string> FilesOf(FusionSchema schema) =>
        new Dictionary<string, string>
        {
            [SchemaFiles.Public] = ExecutionSchemaPrinter.PrintPublic(schema),
            [SchemaFiles.Execution] = ExecutionSchemaPrinter.Print(schema),
        };
}
