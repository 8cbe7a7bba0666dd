using Graph.Fusion.Composition.Merging;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A type has every field of its interfaces.</summary>
internal static class InterfaceFieldNoImplementation
{
    public const string Code = "INTERFACE_FIELD_NO_IMPLEMENTATION";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (var (type, field) in InterfaceFields.Of(schema))
        {
            if (type.FindField(field.Name) is null)
            {
                log.Error(
                    Code,
                    null,
                    type.Name,
                    $"The type '{type.Name}' implements '{field.DeclaringType.Name}' but no schema gives it the field '{field.Name}'.",
                    "Add the field to the type, or remove it from the interface."
                );
            }
        }
    }
}
