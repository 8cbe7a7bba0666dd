using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Fusion.Composition.Preprocessing;

/// <summary>Checks that a source is a valid GraphQL schema by itself; one without <c>Query</c> is accepted.</summary>
internal static class GraphQLValidation
{
    public const string Code = "INVALID_GRAPHQL";

    // What a scalar's values look like is the source's business, so defaults of any form are accepted.
    private static readonly SchemaOptions Options = SchemaOptions.SourceSchema with
    {
        AdditionalDefinitions = KnownDirectives.Definitions,
        Scalars = ImmutableDictionary<string, ScalarCoercion>.Empty,
    };

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var error in SchemaBuilder.Build(WithExtended(schema), Options).Errors)
        {
            log.Error(
                Code,
                schema.Name,
                error.Coordinate,
                $"The schema '{schema.Name}' is no valid GraphQL schema: {error}",
                "Correct the schema; the sources are checked together only when each is valid by itself."
            );
        }
    }

    /// <summary>A source may extend what only others define: for itself such a type is empty before.</summary>
    private static DocumentNode WithExtended(SourceDefinitions schema)
    {
        var defined = schema
            .Document.Definitions.OfType<TypeDefinitionNode>()
            .Select(type => type.Name.Value)
            .ToHashSet(StringComparer.Ordinal);
        var missing = ImmutableArray.CreateBuilder<DefinitionNode>();
        foreach (var extension in schema.Document.Definitions.OfType<TypeExtensionNode>())
        {
            if (defined.Add(extension.Name.Value) && !BuiltInTypes.IsScalar(extension.Name.Value))
            {
                missing.Add(Empty(extension));
            }
        }

        return missing.Count == 0 ? schema.Document : new DocumentNode(schema.Document.Definitions.AddRange(missing));
    }

    private static TypeDefinitionNode Empty(TypeExtensionNode extension) =>
        extension switch
        {
            InterfaceTypeExtensionNode => new InterfaceTypeDefinitionNode(extension.Name, [], [], [], null),
            UnionTypeExtensionNode => new UnionTypeDefinitionNode(extension.Name, [], [], null),
            EnumTypeExtensionNode => new EnumTypeDefinitionNode(extension.Name, [], [], null),
            InputObjectTypeExtensionNode => new InputObjectTypeDefinitionNode(extension.Name, [], [], null),
            ScalarTypeExtensionNode => new ScalarTypeDefinitionNode(extension.Name, [], null),
            _ => new ObjectTypeDefinitionNode(extension.Name, [], [], [], null),
        };
}
