using Graph.Fusion.Composition.Sources;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Fusion.Composition.Preprocessing;

/// <summary>Checks that a source is a valid GraphQL schema by itself; one without <c>Query</c> is accepted.</summary>
internal static class GraphQLValidation
{
    public const string Code = "INVALID_GRAPHQL";

    public static void Check(SourceDefinitions schema, DocumentNode document, CompositionLog log)
    {
        foreach (var error in SchemaBuilder.Build(document, SchemaOptions.SourceSchema).Errors)
        {
            log.Error(
                Code,
                schema.Name,
                error.Coordinate,
                $"The schema '{schema.Name}' is no valid GraphQL schema: {error}"
            );
        }
    }
}
