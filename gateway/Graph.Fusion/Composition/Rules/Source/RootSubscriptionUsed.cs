using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The root type of subscriptions is named <c>Subscription</c>, and nothing else is.</summary>
/// <remarks>Composite Schemas, section 4, "Root Subscription Used".</remarks>
internal static class RootSubscriptionUsed
{
    public const string Code = "ROOT_SUBSCRIPTION_USED";

    public static void Check(SourceDefinitions schema, CompositionLog log) =>
        RootTypeNames.Check(schema, OperationType.Subscription, Code, log);
}
