using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The query root type cannot be hidden.</summary>
internal static class QueryRootTypeInaccessible
{
    public const string Code = "QUERY_ROOT_TYPE_INACCESSIBLE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        if (schema.Query is { IsInaccessible: true })
        {
            log.Error(
                Code,
                schema.Name,
                schema.Query.Name,
                $"The type 'Query' of the schema '{schema.Name}' is @inaccessible.",
                "Hide its fields instead, or mark them @internal."
            );
        }
    }
}
