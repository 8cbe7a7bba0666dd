using Graph.Fusion.FieldSelectionMaps;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>Defaults of an input field do not contradict each other.</summary>
internal static class InputFieldDefaultMismatch
{
    public const string Code = "INPUT_FIELD_DEFAULT_MISMATCH";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var (type, fields) in groups.InputFields())
        {
            var defaults = fields.Where(field => field.Input.DefaultValue is not null).ToList();
            if (
                defaults.Select(field => FieldSelectionMapPrinter.Print(field.Input.DefaultValue!)).Distinct().Count()
                > 1
            )
            {
                log.Error(
                    Code,
                    defaults[0].Schema.Name,
                    defaults[0].Input.Coordinate,
                    $"The input field '{type}.{defaults[0].Input.Name}' has different defaults: {string.Join(", ", defaults.Select(field => $"{FieldSelectionMapPrinter.Print(field.Input.DefaultValue!)} in '{field.Schema.Name}'"))}.",
                    "Use one default everywhere."
                );
            }
        }
    }
}
