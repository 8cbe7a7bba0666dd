using Graph.Fusion.Composition.Merging;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A visible enum has a visible value.</summary>
/// <remarks>Composite Schemas, section 4, "Empty Merged Enum Type".</remarks>
internal static class EmptyMergedEnumType
{
    public const string Code = "EMPTY_MERGED_ENUM_TYPE";

    public static void Check(MergedSchema schema, CompositionLog log) =>
        EmptyMergedTypes.Check(
            schema,
            TypeKind.Enum,
            Code,
            type => type.Values.TrueForAll(value => value.IsInaccessible),
            log
        );
}
