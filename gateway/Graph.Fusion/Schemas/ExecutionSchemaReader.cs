using System.Collections.Immutable;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Fusion.Schemas;

/// <summary>Reads an execution schema: all that the gateway needs to know of the composed graph.</summary>
public static class ExecutionSchemaReader
{
    /// <summary>Reads the document that <see cref="ExecutionSchemaPrinter"/> writes.</summary>
    /// <param name="document">The parsed text of <c>graph.execution.graphql</c>.</param>
    /// <exception cref="ExecutionSchemaException">The document is no execution schema.</exception>
    public static FusionSchema Read(DocumentNode document)
    {
        var publicSchema = Build(SchemaView.Public(document), PublicOptions);
        var execution = Build(SchemaView.Execution(document), Options);
        var sources = ReadSources(document, out var node);
        var byName = sources.ToDictionary(source => source.Name, StringComparer.Ordinal);

        var types = ImmutableArray.CreateBuilder<FusionType>();
        var lookups = new List<SourceLookup>();
        var possible = new SourcePossibleTypes(document, byName);
        foreach (var definition in document.Definitions.OfType<TypeDefinitionNode>())
        {
            types.Add(new TypeReader(definition, execution, sources, byName, possible).Read());
            lookups.AddRange(LookupReader.Read(definition, byName));
        }

        return new FusionSchema(
            document,
            publicSchema,
            execution,
            sources,
            [.. types.OrderBy(type => type.Name, StringComparer.Ordinal)],
            [
                .. lookups
                    .OrderBy(lookup => lookup.Source.Id)
                    .ThenBy(lookup => string.Join('.', lookup.Path), StringComparer.Ordinal)
                    .ThenBy(lookup => lookup.FieldName, StringComparer.Ordinal),
            ],
            node
        );
    }

    // A scalar is its sources' business: the gateway passes its values on and never judges them by its name.
    private static readonly SchemaOptions Options = new()
    {
        Scalars = ImmutableDictionary<string, ScalarCoercion>.Empty,
    };

    // Deferring is the gateway's own work, whatever the sources can do.
    private static readonly SchemaOptions PublicOptions = Options with { EnableDefer = true, EnableStream = true };

    private static Schema Build(DocumentNode document, SchemaOptions options)
    {
        var result = SchemaBuilder.Build(document, options);
        return result.Schema ?? throw new ExecutionSchemaException([.. result.Errors.Select(error => error.Message)]);
    }

    private static ImmutableArray<SourceSchemaInfo> ReadSources(
        DocumentNode document,
        out GlobalObjectIdentification? node
    )
    {
        var sources = ImmutableArray.CreateBuilder<SourceSchemaInfo>();
        var nodes = ImmutableArray.CreateBuilder<NodeType>();
        var directives = document.Definitions.OfType<SchemaDefinitionNode>().SelectMany(schema => schema.Directives);
        foreach (var directive in directives)
        {
            var arguments = new DirectiveArguments(directive);
            switch (directive.Name.Value)
            {
                case ExecutionDirectives.Schema:
                    var settings = SourceSettingsSyntax.Read(arguments);
                    sources.Add(new SourceSchemaInfo(sources.Count, arguments.RequiredText("name"), settings));
                    break;
                case ExecutionDirectives.Node:
                    nodes.Add(new NodeType(arguments.RequiredText("prefix"), arguments.RequiredText("type")));
                    break;
            }
        }

        node = nodes.Count == 0 ? null : new GlobalObjectIdentification(nodes.ToImmutable());
        return sources.ToImmutable();
    }
}
