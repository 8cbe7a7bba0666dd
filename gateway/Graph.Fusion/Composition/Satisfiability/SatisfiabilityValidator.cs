using Graph.Fusion.Schemas;

namespace Graph.Fusion.Composition.Satisfiability;

internal static class SatisfiabilityValidator
{
    public const string Code = "UNSATISFIABLE_QUERY_PATH";

    public static void Validate(FusionSchema schema, CompositionLog log) { }
}
