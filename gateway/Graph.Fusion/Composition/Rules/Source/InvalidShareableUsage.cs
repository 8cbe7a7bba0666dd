using Graph.Fusion.Composition.Sources;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>Fields of interfaces and of <c>Subscription</c> are not shareable.</summary>
internal static class InvalidShareableUsage
{
    public const string Code = "INVALID_SHAREABLE_USAGE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields.Where(field => field.HasShareable))
        {
            if (field.DeclaringType.Kind == TypeKind.Interface)
            {
                log.Error(
                    Code,
                    schema.Name,
                    field.Coordinate,
                    $"The interface field '{field.Coordinate}' is @shareable.",
                    "Mark the fields of the implementing types instead."
                );
            }
            else if (field.DeclaringType.IsSubscription)
            {
                log.Error(
                    Code,
                    schema.Name,
                    field.Coordinate,
                    $"The subscription '{field.Coordinate}' is @shareable, but one schema alone has to serve a subscription.",
                    "Remove @shareable."
                );
            }
        }
    }
}
