using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>An external field is not one that provides fields below it.</summary>
/// <remarks>Composite Schemas, section 4, "External Provides Collision".</remarks>
internal static class ExternalProvidesCollision
{
    public const string Code = "EXTERNAL_PROVIDES_COLLISION";

    public static void Check(SourceDefinitions schema, CompositionLog log) =>
        ExternalCollision.Check(schema, Code, "@provides", field => field.HasProvides, log);
}
