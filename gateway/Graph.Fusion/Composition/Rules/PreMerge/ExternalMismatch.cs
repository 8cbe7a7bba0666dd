using Graph.Fusion.Composition.Sources;
using Graph.Fusion.FieldSelectionMaps;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>An external field looks as its owner defines it; codes <c>EXTERNAL_TYPE_MISMATCH</c>, <c>EXTERNAL_ARGUMENT_MISSING</c>, <c>EXTERNAL_ARGUMENT_TYPE_MISMATCH</c> and <c>EXTERNAL_ARGUMENT_DEFAULT_MISMATCH</c>.</summary>
internal static class ExternalMismatch
{
    public const string Code = "EXTERNAL_MISMATCH";

    public static void Check(IReadOnlyList<SourceDefinitions> schemas, CompositionLog log)
    {
        foreach (var group in MergeGroups.Fields(schemas))
        {
            foreach (var external in group.Where(field => field.HasExternal))
            {
                foreach (var owner in group.Where(field => !field.HasExternal))
                {
                    Compare(external, owner, log);
                }
            }
        }
    }

    private static void Compare(SourceFieldDefinition external, SourceFieldDefinition owner, CompositionLog log)
    {
        if (external.Type.Text() != owner.Type.Text())
        {
            Report("EXTERNAL_TYPE_MISMATCH", $"has the type '{external.Type.Text()}', but '{owner.Type.Text()}'");
        }

        foreach (var argument in owner.Arguments.Where(argument => argument.Require is null))
        {
            if (external.FindArgument(argument.Name) is not { } own)
            {
                Report("EXTERNAL_ARGUMENT_MISSING", $"lacks the argument '{argument.Name}', which is");
            }
            else if (own.Type.Text() != argument.Type.Text())
            {
                Report(
                    "EXTERNAL_ARGUMENT_TYPE_MISMATCH",
                    $"has the argument '{argument.Name}: {own.Type.Text()}', but '{argument.Type.Text()}'"
                );
            }
            else if (
                argument.DefaultValue is { } value
                && (
                    own.DefaultValue is null
                    || FieldSelectionMapPrinter.Print(own.DefaultValue) != FieldSelectionMapPrinter.Print(value)
                )
            )
            {
                Report(
                    "EXTERNAL_ARGUMENT_DEFAULT_MISMATCH",
                    $"has another default for '{argument.Name}' than {FieldSelectionMapPrinter.Print(value)}"
                );
            }
        }

        void Report(string code, string difference) =>
            log.Error(
                code,
                external.Schema.Name,
                external.Coordinate,
                $"The external field '{external.Coordinate}' {difference} in '{owner.Schema.Name}', which owns it. Copy the owner's definition."
            );
    }
}
