using Graph.Fusion.Composition.Merging;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.PostMerge;

/// <summary>A field that a schema requires of an input object can be given by clients.</summary>
internal static class NonNullInputFieldIsInaccessible
{
    public const string Code = "NON_NULL_INPUT_FIELD_IS_INACCESSIBLE";

    public static void Check(MergedSchema schema, CompositionLog log)
    {
        foreach (var type in schema.Types.Where(type => type is { Kind: TypeKind.InputObject, IsInaccessible: false }))
        {
            if (schema.IsPrivate(type.Name))
            {
                continue;
            }

            foreach (var definition in type.Definitions)
            {
                foreach (var field in definition.InputFields.Where(field => field.IsRequired))
                {
                    if (!type.InputFields.Exists(merged => merged.Name == field.Name))
                    {
                        log.Error(
                            Code,
                            definition.Schema.Name,
                            field.Coordinate,
                            $"The input field '{field.Coordinate}' is required in '{definition.Schema.Name}' but hidden from clients.",
                            "Make it optional, or remove @inaccessible."
                        );
                    }
                }
            }
        }
    }
}
