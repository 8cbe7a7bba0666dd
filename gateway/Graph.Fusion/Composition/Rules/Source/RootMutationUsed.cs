using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The root type of mutations is named <c>Mutation</c>, and nothing else is.</summary>
/// <remarks>Composite Schemas, section 4, "Root Mutation Used".</remarks>
internal static class RootMutationUsed
{
    public const string Code = "ROOT_MUTATION_USED";

    public static void Check(SourceDefinitions schema, CompositionLog log) =>
        RootTypeNames.Check(schema, OperationType.Mutation, Code, log);
}
