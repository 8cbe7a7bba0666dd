using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The fields of <c>@provides</c> are given as a string.</summary>
internal static class ProvidesInvalidFieldsType
{
    public const string Code = "PROVIDES_INVALID_FIELDS_TYPE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields.Where(field => field.Provides is { Text: null }))
        {
            log.Error(
                Code,
                schema.Name,
                field.Coordinate,
                $"The argument 'fields' of @provides on '{field.Coordinate}' is no string.",
                "Write the fields in quotes."
            );
        }
    }
}
