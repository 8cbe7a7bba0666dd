namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>A field that one schema requires of an input object is there everywhere.</summary>
internal static class InputWithMissingRequiredFields
{
    public const string Code = "INPUT_WITH_MISSING_REQUIRED_FIELDS";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var group in groups.PublicInputs)
        {
            var required = group
                .SelectMany(type => type.InputFields)
                .Where(field => field.IsNonNull)
                .Select(field => field.Name)
                .Distinct();
            foreach (var name in required)
            {
                if (
                    group.SelectMany(type => type.InputFields).Any(field => field.Name == name && field.IsInaccessible)
                    || group.Find(type => type.FindInputField(name) is null) is not { } missing
                )
                {
                    continue;
                }

                log.Error(
                    Code,
                    missing.Schema.Name,
                    missing.Name,
                    $"The input '{missing.Name}' has no field '{name}' in '{missing.Schema.Name}', but another schema requires it.",
                    "Add the field there, or make it optional everywhere."
                );
            }
        }
    }
}
