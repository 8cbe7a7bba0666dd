using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>Writes a composed graph as the text of <c>graph.execution.graphql</c>.</summary>
public static class ExecutionSchemaPrinter
{
    /// <summary>
    /// The text; <see cref="ExecutionSchemaReader"/> reads the same graph from it. Equal graphs have equal text.
    /// </summary>
    public static string Print(FusionSchema schema) => SyntaxPrinter.Print(schema.Document);

    /// <summary>The text of <c>graph.graphql</c>: what clients see of the graph.</summary>
    public static string PrintPublic(FusionSchema schema)
    {
        var document = SchemaView.Public(schema.Document);
        // The root types have their default names, so a schema definition that says nothing else is left out.
        var definitions = document.Definitions.RemoveAll(definition =>
            definition is SchemaDefinitionNode { Description: null, Directives.IsEmpty: true }
        );
        return SyntaxPrinter.Print(new DocumentNode(definitions));
    }
}
