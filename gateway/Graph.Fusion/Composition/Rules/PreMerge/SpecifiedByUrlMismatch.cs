namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>A scalar names one specification.</summary>
internal static class SpecifiedByUrlMismatch
{
    public const string Code = "SPECIFIED_BY_URL_MISMATCH";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var group in groups.Types)
        {
            var named = group.Where(type => type.SpecifiedBy is not null).ToList();
            if (named.Find(type => type.SpecifiedBy != named[0].SpecifiedBy) is { } other)
            {
                log.Error(
                    Code,
                    other.Schema.Name,
                    other.Name,
                    $"The scalar '{other.Name}' is specified by '{other.SpecifiedBy}' in '{other.Schema.Name}' but by '{named[0].SpecifiedBy}' in '{named[0].Schema.Name}'.",
                    "Use one URL."
                );
            }
        }
    }
}
