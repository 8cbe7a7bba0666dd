using Graph.Fusion.FieldSelectionMaps;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>The arguments of an external field have the defaults that its owner gives them.</summary>
/// <remarks>
/// Composite Schemas, section 4, "External Argument Default Mismatch". By its letter a default of the external field
/// alone is legal.
/// </remarks>
internal static class ExternalArgumentDefaultMismatch
{
    public const string Code = "EXTERNAL_ARGUMENT_DEFAULT_MISMATCH";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var (external, owner, argument, own) in ExternalFields.Arguments(groups))
        {
            if (own is null || argument.DefaultValue is not { } value)
            {
                continue;
            }

            var expected = FieldSelectionMapPrinter.Print(value);
            if (own.DefaultValue is null || FieldSelectionMapPrinter.Print(own.DefaultValue) != expected)
            {
                var difference = $"has another default for '{argument.Name}' than {expected}, which it has";
                ExternalFields.Report(Code, external, owner, difference, log);
            }
        }
    }
}
