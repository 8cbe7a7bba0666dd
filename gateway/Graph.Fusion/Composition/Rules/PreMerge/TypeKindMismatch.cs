namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>A type is of the same kind everywhere.</summary>
internal static class TypeKindMismatch
{
    public const string Code = "TYPE_KIND_MISMATCH";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var group in groups.Types)
        {
            if (group.FirstOrDefault(type => type.Kind != group[0].Kind) is { } other)
            {
                log.Error(
                    Code,
                    other.Schema.Name,
                    other.Name,
                    $"'{other.Name}' is {MergeGroups.Kind(other)} in '{other.Schema.Name}' but {MergeGroups.Kind(group[0])} in '{group[0].Schema.Name}'.",
                    "Rename one of them, or make them the same kind."
                );
            }
        }
    }
}
