using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>What <c>@provides</c> selects exists, and has subfields exactly where it is an object.</summary>
/// <remarks>Composite Schemas, section 4, "Provides Invalid Fields".</remarks>
internal static class ProvidesInvalidFields
{
    public const string Code = "PROVIDES_INVALID_FIELDS";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var selection in ProvidesSelections.Of(schema))
        {
            if (selection is { Node: InlineFragmentNode fragment, Inner: null })
            {
                selection.Report(
                    Code,
                    $"names the unknown type '{fragment.TypeCondition!.Name.Value}'",
                    "Correct the name.",
                    log
                );
            }
            else if (selection.Node is FieldNode node && node.Name.Value != "__typename")
            {
                if (selection.Selected is not { } selected)
                {
                    selection.Report(
                        Code,
                        $"names the field '{node.Name.Value}', which '{selection.Type.Name}' does not have",
                        "Add it as @external, or correct the name.",
                        log
                    );
                }
                else if (selection.Inner is { IsComposite: true } && node.SelectionSet is null)
                {
                    selection.Report(
                        Code,
                        $"names the object '{selected.Coordinate}' as a whole",
                        "Say which of its fields are provided.",
                        log
                    );
                }
                else if (selection.Inner is not { IsComposite: true } && node.SelectionSet is not null)
                {
                    selection.Report(
                        Code,
                        $"selects fields of '{selected.Coordinate}', which is no object",
                        "Remove the braces after it.",
                        log
                    );
                }
            }
        }
    }
}
