using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.PreMerge;

/// <summary>An external field has the type that its owner gives it.</summary>
/// <remarks>Composite Schemas, section 4, "External Type Mismatch".</remarks>
internal static class ExternalTypeMismatch
{
    public const string Code = "EXTERNAL_TYPE_MISMATCH";

    public static void Check(MergeGroups groups, CompositionLog log)
    {
        foreach (var (external, owner) in ExternalFields.Of(groups))
        {
            if (external.Type.Text() != owner.Type.Text())
            {
                var difference = $"has the type '{external.Type.Text()}', but '{owner.Type.Text()}'";
                ExternalFields.Report(Code, external, owner, difference, log);
            }
        }
    }
}
