using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>Fields with arguments are not provided.</summary>
/// <remarks>Composite Schemas, section 4, "Provides Fields Has Arguments".</remarks>
internal static class ProvidesFieldsHasArguments
{
    public const string Code = "PROVIDES_FIELDS_HAS_ARGUMENTS";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var selection in ProvidesSelections.Of(schema))
        {
            if (selection is { Node: FieldNode, Selected: { Arguments.Count: > 0 } selected })
            {
                selection.Report(
                    Code,
                    $"names '{selected.Coordinate}', which has arguments",
                    "Such a field cannot be provided: remove it.",
                    log
                );
            }
        }
    }
}
