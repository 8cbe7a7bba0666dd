using Graph.Fusion.Composition.Merging;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A visible enum has a visible value.</summary>
internal static class EmptyMergedEnumType
{
    public const string Code = "EMPTY_MERGED_ENUM_TYPE";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (
            var type in schema.Types.Where(type =>
                type is { Kind: TypeKind.Enum, IsInaccessible: false } && type.Name != "Query"
            )
        )
        {
            if (type.Values.TrueForAll(value => value.IsInaccessible))
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
