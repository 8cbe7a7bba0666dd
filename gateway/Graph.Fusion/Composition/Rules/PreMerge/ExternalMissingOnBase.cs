namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>An external field is served by some schema.</summary>
internal static class ExternalMissingOnBase
{
    public const string Code = "EXTERNAL_MISSING_ON_BASE";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var group in groups.Fields)
        {
            if (group.TrueForAll(field => field.HasExternal))
            {
                log.Error(
                    Code,
                    group[0].Schema.Name,
                    group[0].Coordinate,
                    $"The field '{group[0].Coordinate}' is @external in '{group[0].Schema.Name}', but no schema serves it.",
                    "Add the field to the schema that owns it, or remove @external."
                );
            }
        }
    }
}
