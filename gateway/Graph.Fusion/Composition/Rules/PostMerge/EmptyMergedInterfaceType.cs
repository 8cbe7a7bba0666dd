using Graph.Fusion.Composition.Merging;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A visible interface has a visible field.</summary>
/// <remarks>Composite Schemas, section 4, "Empty Merged Interface Type".</remarks>
internal static class EmptyMergedInterfaceType
{
    public const string Code = "EMPTY_MERGED_INTERFACE_TYPE";

    public static void Check(MergedSchema schema, CompositionLog log) =>
        EmptyMergedTypes.Check(
            schema,
            TypeKind.Interface,
            Code,
            type => type.Fields.TrueForAll(field => field.IsInaccessible),
            log
        );
}
