namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>An external field has the arguments that its owner gives it.</summary>
/// <remarks>Composite Schemas, section 4, "External Argument Missing".</remarks>
internal static class ExternalArgumentMissing
{
    public const string Code = "EXTERNAL_ARGUMENT_MISSING";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var (external, owner, argument, own) in ExternalFields.Arguments(groups))
        {
            if (own is null)
            {
                var difference = $"lacks the argument '{argument.Name}', which is";
                ExternalFields.Report(Code, external, owner, difference, log);
            }
        }
    }
}
