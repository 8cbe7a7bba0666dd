using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>Writes a composed graph as the text of <c>graph.execution.graphql</c>.</summary>
public static class ExecutionSchemaPrinter
{
    /// <summary>
    /// The text; <see cref="ExecutionSchemaReader"/> reads the same graph from it. Equal graphs have equal text.
    /// </summary>
    public static string Print(FusionSchema schema) => SyntaxPrinter.Print(schema.Document);
}
