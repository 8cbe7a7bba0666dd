using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>An external field is not one that requires other fields.</summary>
/// <remarks>Composite Schemas, section 4, "External Require Collision".</remarks>
internal static class ExternalRequireCollision
{
    public const string Code = "EXTERNAL_REQUIRE_COLLISION";

    public static void Check(SourceDefinitions schema, CompositionLog log) =>
        ExternalCollision.Check(schema, Code, "an argument with @require", field => field.HasRequirements, log);
}
