using Graph.Fusion.Composition.Merging;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A visible union has a visible member.</summary>
/// <remarks>Composite Schemas, section 4, "Empty Merged Union Type".</remarks>
internal static class EmptyMergedUnionType
{
    public const string Code = "EMPTY_MERGED_UNION_TYPE";

    public static void Check(MergedSchema schema, CompositionLog log) =>
        EmptyMergedTypes.Check(
            schema,
            TypeKind.Union,
            Code,
            type => type.Members.TrueForAll(name => schema.FindType(name) is null or { IsInaccessible: true }),
            log
        );
}
