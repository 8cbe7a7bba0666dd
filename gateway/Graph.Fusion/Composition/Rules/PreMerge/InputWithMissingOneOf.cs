namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>An input object is <c>@oneOf</c> everywhere or nowhere.</summary>
internal static class InputWithMissingOneOf
{
    public const string Code = "INPUT_WITH_MISSING_ONEOF";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var group in groups.PublicInputs)
        {
            if (group.Exists(type => type.IsOneOf) && group.Find(type => !type.IsOneOf) is { } other)
            {
                log.Error(
                    Code,
                    other.Schema.Name,
                    other.Name,
                    $"The input '{other.Name}' is @oneOf in another schema but not in '{other.Schema.Name}'.",
                    "Add @oneOf there."
                );
            }
        }
    }
}
