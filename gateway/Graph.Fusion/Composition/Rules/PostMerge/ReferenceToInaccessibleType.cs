using Graph.Fusion.Composition.Merging;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>Visible members do not have hidden types.</summary>
internal static class ReferenceToInaccessibleType
{
    public const string Code = "REFERENCE_TO_INACCESSIBLE_TYPE";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (var (coordinate, typeName) in PublicReferences.Of(schema))
        {
            if (schema.FindType(typeName) is { IsInaccessible: true })
            {
                log.Error(
                    Code,
                    null,
                    coordinate,
                    $"'{coordinate}' has the type '{typeName}', which is @inaccessible.",
                    "Hide the member too, or show the type."
                );
            }
        }
    }
}
