using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>What <c>@provides</c> selects has no directives.</summary>
/// <remarks>Composite Schemas, section 4, "Provides Directive in Fields Argument".</remarks>
internal static class ProvidesDirectiveInFieldsArgument
{
    public const string Code = "PROVIDES_DIRECTIVE_IN_FIELDS_ARGUMENT";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var selection in ProvidesSelections.Of(schema).Where(selection => !selection.Node.Directives.IsEmpty))
        {
            selection.Report(
                Code,
                $"applies @{selection.Node.Directives[0].Name.Value} in its fields",
                "Remove the directive.",
                log
            );
        }
    }
}
