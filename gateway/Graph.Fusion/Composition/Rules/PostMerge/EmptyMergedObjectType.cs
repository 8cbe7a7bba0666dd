using Graph.Fusion.Composition.Merging;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A visible object has a visible field.</summary>
/// <remarks>Composite Schemas, section 4, "Empty Merged Object Type".</remarks>
internal static class EmptyMergedObjectType
{
    public const string Code = "EMPTY_MERGED_OBJECT_TYPE";

    public static void Check(MergedSchema schema, CompositionLog log) =>
        EmptyMergedTypes.Check(
            schema,
            TypeKind.Object,
            Code,
            type => type.Fields.TrueForAll(field => field.IsInaccessible),
            log
        );
}
