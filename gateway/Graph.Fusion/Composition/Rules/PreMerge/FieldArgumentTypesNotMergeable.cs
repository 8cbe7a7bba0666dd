using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>An argument has the same type everywhere, nullability aside.</summary>
internal static class FieldArgumentTypesNotMergeable
{
    public const string Code = "FIELD_ARGUMENT_TYPES_NOT_MERGEABLE";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var (name, arguments) in groups.Arguments())
        {
            var first = arguments[0];
            if (
                arguments.Find(argument => TypeMerger.MostRestrictive(first.Input.Type, argument.Input.Type) is null) is
                { Input: not null } other
            )
            {
                log.Error(
                    Code,
                    other.Field.Schema.Name,
                    other.Input.Coordinate,
                    $"The argument '{name}' of '{other.Field.Coordinate}' is '{other.Input.Type.Text()}' in '{other.Field.Schema.Name}' but '{first.Input.Type.Text()}' in '{first.Field.Schema.Name}'.",
                    "Give it the same type in both."
                );
            }
        }
    }
}
