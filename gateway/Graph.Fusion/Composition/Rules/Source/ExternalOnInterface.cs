using Graph.Fusion.Composition.Sources;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>Fields of interfaces are not external.</summary>
internal static class ExternalOnInterface
{
    public const string Code = "EXTERNAL_ON_INTERFACE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (
            var field in schema.Fields.Where(field =>
                field is { HasExternal: true, DeclaringType.Kind: TypeKind.Interface }
            )
        )
        {
            log.Error(
                Code,
                schema.Name,
                field.Coordinate,
                $"The interface field '{field.Coordinate}' is @external.",
                "Mark the fields of the implementing types instead."
            );
        }
    }
}
