using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The map of <c>@require</c> is given as a string.</summary>
internal static class RequireInvalidFieldType
{
    public const string Code = "REQUIRE_INVALID_FIELD_TYPE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (
            var argument in schema
                .Fields.SelectMany(field => field.Arguments)
                .Where(argument => argument.Require is { Text: null })
        )
        {
            log.Error(
                Code,
                schema.Name,
                argument.Coordinate,
                $"The argument 'field' of @require on '{argument.Coordinate}' is no string.",
                "Write the map in quotes: @require(field: \"price\")."
            );
        }
    }
}
