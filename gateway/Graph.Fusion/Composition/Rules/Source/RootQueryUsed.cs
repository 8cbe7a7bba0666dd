using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The root type of queries is named <c>Query</c>, and nothing else is.</summary>
/// <remarks>Composite Schemas, section 4, "Root Query Used".</remarks>
internal static class RootQueryUsed
{
    public const string Code = "ROOT_QUERY_USED";

    public static void Check(SourceDefinitions schema, CompositionLog log) =>
        RootTypeNames.Check(schema, OperationType.Query, Code, log);
}
