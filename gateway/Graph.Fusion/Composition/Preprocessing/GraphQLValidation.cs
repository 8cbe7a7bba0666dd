using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;
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
        Scalars = ImmutableDictionary<string, ScalarCoercion>.Empty,
    };

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var error in SchemaBuilder.Build(schema.Document, Options).Errors)
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
}
