namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>An argument that clients must give is not hidden from them.</summary>
internal static class NonNullArgumentIsInaccessible
{
    public const string Code = "NON_NULL_ARGUMENT_IS_INACCESSIBLE";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var field in groups.Fields.SelectMany(group => group))
        {
            foreach (
                var argument in field.Arguments.Where(argument =>
                    argument is { IsInaccessible: true, IsRequired: true, Require: null }
                )
            )
            {
                log.Error(
                    Code,
                    field.Schema.Name,
                    argument.Coordinate,
                    $"The argument '{argument.Coordinate}' is required but @inaccessible, so no client can call the field.",
                    "Give it a default, make it nullable, or show it."
                );
            }
        }
    }
}
