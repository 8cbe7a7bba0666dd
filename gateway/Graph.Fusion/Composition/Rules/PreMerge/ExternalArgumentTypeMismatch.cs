using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>The arguments of an external field have the types that its owner gives them.</summary>
/// <remarks>Composite Schemas, section 4, "External Argument Type Mismatch".</remarks>
internal static class ExternalArgumentTypeMismatch
{
    public const string Code = "EXTERNAL_ARGUMENT_TYPE_MISMATCH";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var (external, owner, argument, own) in ExternalFields.Arguments(groups))
        {
            if (own is not null && own.Type.Text() != argument.Type.Text())
            {
                var difference = $"has the argument '{argument.Name}: {own.Type.Text()}', but '{argument.Type.Text()}'";
                ExternalFields.Report(Code, external, owner, difference, log);
            }
        }
    }
}
