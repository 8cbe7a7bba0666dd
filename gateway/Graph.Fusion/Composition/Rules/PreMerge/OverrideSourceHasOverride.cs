namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>A field is taken over by one schema at a time, and somebody is left to serve it.</summary>
internal static class OverrideSourceHasOverride
{
    public const string Code = "OVERRIDE_SOURCE_HAS_OVERRIDE";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var group in groups.AllFields)
        {
            var overrides = group.Where(field => field.OverrideFrom is not null).ToList();
            foreach (var twice in overrides.GroupBy(field => field.OverrideFrom).Where(same => same.Count() > 1))
            {
                var names = string.Join(" and ", twice.Select(field => $"'{field.Schema.Name}'"));
                log.Error(
                    Code,
                    twice.First().Schema.Name,
                    twice.First().Coordinate,
                    $"The schemas {names} both override '{twice.First().Coordinate}' from '{twice.Key}'.",
                    "Only one can take it over: let the other override from that one."
                );
            }

            if (overrides.Count > 0 && group.TrueForAll(field => field.IsOverridden))
            {
                log.Error(
                    Code,
                    overrides[0].Schema.Name,
                    overrides[0].Coordinate,
                    $"The overrides of '{overrides[0].Coordinate}' go round in a circle, so no schema serves it.",
                    "Remove @override from the schema that had the field first."
                );
            }
        }
    }
}
