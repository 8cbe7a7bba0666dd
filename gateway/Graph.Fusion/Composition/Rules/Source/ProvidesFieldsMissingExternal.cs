using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The leaves that <c>@provides</c> selects are external: served on that path only.</summary>
/// <remarks>
/// Composite Schemas, section 4, "Provides Fields Missing External". Objects on the way to the leaves need not be.
/// </remarks>
internal static class ProvidesFieldsMissingExternal
{
    public const string Code = "PROVIDES_FIELDS_MISSING_EXTERNAL";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var selection in ProvidesSelections.Of(schema))
        {
            if (selection is { Node: FieldNode { SelectionSet: null }, Selected: { HasExternal: false } selected })
            {
                selection.Report(
                    Code,
                    $"names '{selected.Coordinate}', which '{schema.Name}' serves everywhere",
                    "Mark that field @external, or remove it from @provides.",
                    log
                );
            }
        }
    }
}
