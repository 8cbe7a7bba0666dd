using Graph.Fusion.Composition.Merging;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>Reports visible types of one kind of which clients see nothing.</summary>
internal static class EmptyMergedTypes
{
    public static void Check(
        MergedSchema schema,
        TypeKind kind,
        string code,
        Func<MergedType, bool> isEmpty,
        CompositionLog log
    )
    {
        foreach (var type in schema.Types.Where(type => type.Kind == kind && !type.IsInaccessible && isEmpty(type)))
        {
            // An empty Query has a code of its own.
            if (type.Name != "Query" && !schema.IsPrivate(type.Name))
            {
                log.Error(
                    code,
                    null,
                    type.Name,
                    $"Nothing of the type '{type.Name}' is left for clients: everything in it is hidden, internal, or missing in one of the schemas.",
                    "Show a member in all schemas, or hide the type with @inaccessible."
                );
            }
        }
    }
}
