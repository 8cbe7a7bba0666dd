using Graph.Fusion.Composition.Merging;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>Merged members do not have types that are internal everywhere.</summary>
internal static class ReferenceToInternalType
{
    public const string Code = "REFERENCE_TO_INTERNAL_TYPE";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (var (coordinate, typeName) in PublicReferences.Of(schema))
        {
            if (schema.FindType(typeName) is null && !Sources.BuiltInTypes.IsScalar(typeName))
            {
                log.Error(
                    Code,
                    null,
                    coordinate,
                    $"'{coordinate}' has the type '{typeName}', which is @internal in every schema that has it.",
                    "Mark the member @internal too, or remove @internal from the type."
                );
            }
        }
    }
}
