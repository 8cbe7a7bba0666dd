using System.Collections.Immutable;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Fusion.Schemas;

/// <summary>Writes a composed graph as the text of <c>graph.execution.graphql</c>.</summary>
public static class ExecutionSchemaPrinter
{
    /// <summary>
    /// The text; <see cref="ExecutionSchemaReader"/> reads the same graph from it. Equal graphs have equal text.
    /// </summary>
    public static string Print(FusionSchema schema) => SyntaxPrinter.Print(schema.Document);

    /// <summary>The text of <c>graph.graphql</c>: what clients see of the graph, and the directives that they may use.</summary>
    public static string PrintForClients(FusionSchema schema)
    {
        var definitions = PublicDefinitions(schema);
        return SyntaxPrinter.Print(
            new DocumentNode([.. definitions, IncrementalDirectives.Defer, IncrementalDirectives.Stream])
        );
    }

    /// <summary>What clients see of the graph.</summary>
    public static string PrintPublic(FusionSchema schema) =>
        SyntaxPrinter.Print(new DocumentNode(PublicDefinitions(schema)));

    private static ImmutableArray<DefinitionNode> PublicDefinitions(FusionSchema schema) =>
        // The root types have their default names, so a schema definition that says nothing else is left out.
        SchemaView
            .Public(schema.Document)
            .Definitions.RemoveAll(definition =>
                definition is SchemaDefinitionNode { Description: null, Directives.IsEmpty: true }
            );
}
