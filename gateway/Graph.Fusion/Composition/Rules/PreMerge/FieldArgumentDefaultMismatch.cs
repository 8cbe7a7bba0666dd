using Graph.Fusion.FieldSelectionMaps;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>Defaults of an argument do not contradict each other.</summary>
internal static class FieldArgumentDefaultMismatch
{
    public const string Code = "FIELD_ARGUMENT_DEFAULT_MISMATCH";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var (name, arguments) in groups.Arguments())
        {
            var defaults = arguments.Where(argument => argument.Input.DefaultValue is not null).ToList();
            if (
                defaults
                    .Select(argument => FieldSelectionMapPrinter.Print(argument.Input.DefaultValue!))
                    .Distinct()
                    .Count() > 1
            )
            {
                log.Error(
                    Code,
                    defaults[0].Field.Schema.Name,
                    defaults[0].Input.Coordinate,
                    $"The argument '{name}' of '{defaults[0].Field.Coordinate}' has different defaults: {string.Join(", ", defaults.Select(argument => $"{FieldSelectionMapPrinter.Print(argument.Input.DefaultValue!)} in '{argument.Field.Schema.Name}'"))}.",
                    "Use one default everywhere."
                );
            }
        }
    }
}
