using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The fields of <c>@provides</c> are a selection set without braces.</summary>
internal static class ProvidesInvalidSyntax
{
    public const string Code = "PROVIDES_INVALID_SYNTAX";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields)
        {
            if (field.Provides is { Error: { } error } set)
            {
                log.Error(
                    Code,
                    schema.Name,
                    field.Coordinate,
                    $"The fields '{set.Text}' of @provides on '{field.Coordinate}' cannot be read: {error}",
                    "List the fields without braces around them."
                );
            }
        }
    }
}
