using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A field that implements an interface's has its type or a narrower one, also after both are merged.</summary>
/// <remarks>
/// GraphQL, section 3.6, "Object Type Validation", for the merged types: one schema can make a field nullable whose
/// interface is non-null in all.
/// </remarks>
internal static class InterfaceFieldTypeMismatch
{
    public const string Code = "INTERFACE_FIELD_TYPE_MISMATCH";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (var (type, field) in InterfaceFields.Of(schema))
        {
            if (type.FindField(field.Name) is { } own && !schema.IsSubtype(own.Type, field.Type))
            {
                log.Error(
                    Code,
                    null,
                    own.Coordinate,
                    $"The field '{own.Coordinate}' is '{own.Type.Text()}' when all schemas are put together, but '{type.Name}' implements '{field.DeclaringType.Name}', whose field is '{field.Type.Text()}'.",
                    $"Give '{field.Coordinate}' a type in some schema that covers both, or give '{own.Coordinate}' the type '{field.Type.Text()}' in every schema."
                );
            }
        }
    }
}
