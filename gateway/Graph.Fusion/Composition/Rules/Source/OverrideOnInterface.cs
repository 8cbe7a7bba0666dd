using Graph.Fusion.Composition.Sources;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>Fields of interfaces are not overridden.</summary>
internal static class OverrideOnInterface
{
    public const string Code = "OVERRIDE_ON_INTERFACE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (
            var field in schema.Fields.Where(field =>
                field is { OverrideFrom: not null, DeclaringType.Kind: TypeKind.Interface }
            )
        )
        {
            log.Error(
                Code,
                schema.Name,
                field.Coordinate,
                $"The interface field '{field.Coordinate}' has @override.",
                "Override the fields of the implementing types instead."
            );
        }
    }
}
