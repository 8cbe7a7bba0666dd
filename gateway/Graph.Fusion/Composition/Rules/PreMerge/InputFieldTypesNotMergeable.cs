using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>A field of an input object has the same type everywhere, nullability aside.</summary>
internal static class InputFieldTypesNotMergeable
{
    public const string Code = "INPUT_FIELD_TYPES_NOT_MERGEABLE";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var (type, fields) in groups.InputFields())
        {
            var first = fields[0];
            if (
                fields.Find(field => TypeMerger.MostRestrictive(first.Input.Type, field.Input.Type) is null) is
                { Input: not null } other
            )
            {
                log.Error(
                    Code,
                    other.Schema.Name,
                    other.Input.Coordinate,
                    $"The input field '{type}.{other.Input.Name}' is '{other.Input.Type.Text()}' in '{other.Schema.Name}' but '{first.Input.Type.Text()}' in '{first.Schema.Name}'.",
                    "Give it the same type in both."
                );
            }
        }
    }
}
