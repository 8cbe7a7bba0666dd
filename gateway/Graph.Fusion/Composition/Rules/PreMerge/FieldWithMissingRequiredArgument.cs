namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>An argument that one schema needs from clients is an argument of clients everywhere.</summary>
internal static class FieldWithMissingRequiredArgument
{
    public const string Code = "FIELD_WITH_MISSING_REQUIRED_ARGUMENT";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var group in groups.SharedFields)
        {
            foreach (
                var argument in group
                    .SelectMany(field => field.Arguments)
                    .Where(argument => argument is { IsNonNull: true, Require: null })
                    .DistinctBy(argument => argument.Name)
            )
            {
                var present = group.Select(field => field.FindArgument(argument.Name)).ToList();
                var isOptional = present.TrueForAll(other => other is null or { DefaultValue: not null });
                if (
                    !isOptional
                    && group.Find(field => field.FindArgument(argument.Name) is null or { Require: not null })
                        is { } missing
                )
                {
                    log.Error(
                        Code,
                        missing.Schema.Name,
                        missing.Coordinate,
                        $"The argument '{argument.Name}' of '{missing.Coordinate}' is required in another schema, but clients cannot give it to '{missing.Schema.Name}'.",
                        "Add the argument there, or make it optional everywhere."
                    );
                }
            }
        }
    }
}
