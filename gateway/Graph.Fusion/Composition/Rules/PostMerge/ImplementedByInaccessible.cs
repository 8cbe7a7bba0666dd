using Graph.Fusion.Composition.Merging;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>What implements a visible field of an interface is visible.</summary>
internal static class ImplementedByInaccessible
{
    public const string Code = "IMPLEMENTED_BY_INACCESSIBLE";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (var (type, field) in InterfaceFields.Of(schema))
        {
            if (type.FindField(field.Name) is { IsInaccessible: true })
            {
                log.Error(
                    Code,
                    null,
                    $"{type.Name}.{field.Name}",
                    $"The field '{type.Name}.{field.Name}' is @inaccessible, but '{type.Name}' implements '{field.DeclaringType.Name}', whose field is visible.",
                    $"Hide '{field.Coordinate}' too, or show this one."
                );
            }
        }
    }
}
