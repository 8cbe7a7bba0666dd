using Graph.Fusion.Composition.Merging;
using Graph.Fusion.FieldSelectionMaps;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>The map of a requirement fits the type that has the field, and the argument; its leaves are of other sources.</summary>
internal static class RequireInvalidFields
{
    public const string Code = "REQUIRE_INVALID_FIELDS";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (var source in schema.Sources)
        {
            foreach (var field in source.Fields.Where(field => field is { HasRequirements: true, IsMerged: true }))
            {
                foreach (var argument in field.Arguments)
                {
                    if (
                        argument.Require?.Value is not { } map
                        || schema.FindType(field.DeclaringType.Name) is not { } type
                    )
                    {
                        continue;
                    }

                    foreach (
                        var (problem, hint) in new FieldMapValidator(schema, source, isRequirement: true).Validate(
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
                            $"The requirement '{FieldSelectionMapPrinter.Print(map)}' of '{argument.Coordinate}' cannot be met: {problem}",
                            hint
                        );
                    }
                }
            }
        }
    }
}
