using Graph.Fusion.Composition.Merging;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A visible input object has a visible field.</summary>
/// <remarks>Composite Schemas, section 4, "Empty Merged Input Object Type".</remarks>
internal static class EmptyMergedInputObjectType
{
    public const string Code = "EMPTY_MERGED_INPUT_OBJECT_TYPE";

    public static void Check(MergedSchema schema, CompositionLog log) =>
        EmptyMergedTypes.Check(schema, TypeKind.InputObject, Code, type => type.InputFields.Count == 0, log);
}
