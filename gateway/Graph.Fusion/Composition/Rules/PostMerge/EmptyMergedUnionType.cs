using Graph.Fusion.Composition.Merging;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A visible union has a visible member.</summary>
internal static class EmptyMergedUnionType
{
    public const string Code = "EMPTY_MERGED_UNION_TYPE";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (
            var type in schema.Types.Where(type =>
                type is { Kind: TypeKind.Union, IsInaccessible: false } && type.Name != "Query"
            )
        )
        {
            if (type.Members.TrueForAll(member => schema.FindType(member) is null or { IsInaccessible: true }))
            {
                log.Error(
                    Code,
                    null,
                    type.Name,
                    $"Nothing of the type '{type.Name}' is left for clients: everything in it is hidden, internal, or missing in one of the schemas. Show a member in all schemas, or hide the type with @inaccessible."
                );
            }
        }
    }
}
