namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>An override that overrides nothing is worth a look: the migration is done, or the name is misspelt.</summary>
internal static class OverrideFromUnknown
{
    public const string Code = "OVERRIDE_FROM_UNKNOWN";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var field in groups.Schemas.SelectMany(schema => schema.Fields))
        {
            if (
                field.OverrideFrom is { } from
                && groups
                    .Schemas.FirstOrDefault(schema => schema.Name == from)
                    ?.FindField(field.DeclaringType.Name, field.Name)
                    is null
            )
            {
                log.Warning(
                    Code,
                    field.Schema.Name,
                    field.Coordinate,
                    $"'{field.Coordinate}' overrides the schema '{from}', which does not exist or does not have the field.",
                    "Remove @override if the migration is done, or correct the name."
                );
            }
        }
    }
}
