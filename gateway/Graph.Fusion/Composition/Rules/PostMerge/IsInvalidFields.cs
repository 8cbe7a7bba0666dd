using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Preprocessing;
using Graph.Fusion.FieldSelectionMaps;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>The map of a lookup's argument, written or implied, fits the entity and the argument.</summary>
internal static class IsInvalidFields
{
    public const string Code = "IS_INVALID_FIELDS";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (var source in schema.Sources)
        {
            foreach (var field in source.Fields.Where(field => field.IsLookup))
            {
                foreach (var argument in field.Arguments)
                {
                    // A type that is nowhere in the graph has no fields to compare with.
                    if (
                        schema.FindType(field.NamedType) is not { } type
                        || LookupCollector.MapOf(argument) is not { } map
                        || argument.Is is null && type.Fields.Count == 0
                    )
                    {
                        continue;
                    }

                    foreach (
                        var (problem, hint) in new FieldMapValidator(schema, source, isRequirement: false).Validate(
                            map,
                            type.Name,
                            argument.Type
                        )
                    )
                    {
                        log.Error(
                            Code,
                            source.Name,
                            argument.Coordinate,
                            $"The map '{FieldSelectionMapPrinter.Print(map)}' of '{argument.Coordinate}' does not fit '{type.Name}': {problem}",
                            hint
                        );
                    }
                }
            }
        }
    }
}
