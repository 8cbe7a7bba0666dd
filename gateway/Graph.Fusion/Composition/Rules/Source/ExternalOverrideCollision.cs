using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>An external field is not one that takes the field over.</summary>
/// <remarks>Composite Schemas, section 4, "External Override Collision".</remarks>
internal static class ExternalOverrideCollision
{
    public const string Code = "EXTERNAL_OVERRIDE_COLLISION";

    public static void Check(SourceDefinitions schema, CompositionLog log) =>
        ExternalCollision.Check(schema, Code, "@override", field => field.OverrideFrom is not null, log);
}
