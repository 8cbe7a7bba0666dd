using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>The external fields of all schemas, each with the definitions of those that serve it.</summary>
internal static class ExternalFields
{
    public static IEnumerable<(SourceFieldDefinition External, SourceFieldDefinition Owner)> Of(MergeGroups groups)
    {
        foreach (var group in groups.Fields)
        {
            foreach (var external in group.Where(field => field.HasExternal))
            {
                foreach (var owner in group.Where(field => !field.HasExternal))
                {
                    yield return (external, owner);
                }
            }
        }
    }

    /// <summary>The owner's arguments that clients give, each with the external field's of that name if it has one.</summary>
    public static IEnumerable<(
        SourceFieldDefinition External,
        SourceFieldDefinition Owner,
        SourceInputDefinition Argument,
        SourceInputDefinition? Own
    )> Arguments(MergeGroups groups) =>
        Of(groups)
            .SelectMany(pair =>
                pair.Owner.Arguments.Where(argument => argument.Require is null)
                    .Select(argument =>
                        (pair.External, pair.Owner, argument, pair.External.FindArgument(argument.Name))
                    )
            );

    public static void Report(
        string code,
        SourceFieldDefinition external,
        SourceFieldDefinition owner,
        string difference,
        CompositionLog log
    ) =>
        log.Error(
            code,
            external.Schema.Name,
            external.Coordinate,
            $"The external field '{external.Coordinate}' {difference} in '{owner.Schema.Name}', which owns it.",
            "Copy the owner's definition."
        );
}
