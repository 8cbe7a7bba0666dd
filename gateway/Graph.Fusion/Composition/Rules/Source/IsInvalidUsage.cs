using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary><c>@is</c> stands on arguments of lookups only.</summary>
internal static class IsInvalidUsage
{
    public const string Code = "IS_INVALID_USAGE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields.Where(field => !field.IsLookup))
        {
            foreach (var argument in field.Arguments.Where(argument => argument.Is is not null))
            {
                log.Error(
                    Code,
                    schema.Name,
                    argument.Coordinate,
                    $"'{argument.Coordinate}' has @is, but '{field.Coordinate}' is no lookup.",
                    "Add @lookup to the field, or remove @is."
                );
            }
        }
    }
}
