using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>A field has types that one type covers.</summary>
internal static class OutputFieldTypesNotMergeable
{
    public const string Code = "OUTPUT_FIELD_TYPES_NOT_MERGEABLE";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        var types = new TypeMerger(groups.Schemas);
        foreach (var group in groups.SharedFields)
        {
            if (types.LeastRestrictive([.. group.Select(field => field.Type)]) is null)
            {
                log.Error(
                    Code,
                    group[0].Schema.Name,
                    group[0].Coordinate,
                    $"The field '{group[0].Coordinate}' has types that cannot be merged: {string.Join(", ", group.Select(field => $"'{field.Type.Text()}' in '{field.Schema.Name}'"))}.",
                    "Give it the same type everywhere (nullability aside), or rename one of them."
                );
            }
        }
    }
}
