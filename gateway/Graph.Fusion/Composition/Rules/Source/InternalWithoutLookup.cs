using Graph.Fusion.Composition.Preprocessing;
using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>An internal field of <c>Query</c> that leads to no lookup is never asked for by anybody.</summary>
/// <remarks>Composite Schemas, section 2, "@internal": internal fields are used as lookups, or to get to lookups.</remarks>
internal static class InternalWithoutLookup
{
    public const string Code = "INTERNAL_WITHOUT_LOOKUP";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        var leading = LookupCollector
            .Reachable(schema)
            .Where(reached => !reached.Path.IsEmpty)
            .Select(reached => reached.Path[0])
            .ToHashSet(StringComparer.Ordinal);
        foreach (var field in schema.Query?.Fields ?? [])
        {
            if (field is { IsInternal: true, IsLookup: false } && !leading.Contains(field.Name))
            {
                log.Warning(
                    Code,
                    schema.Name,
                    field.Coordinate,
                    $"The field '{field.Coordinate}' is @internal and no lookup, so neither clients nor the gateway can use it.",
                    "Add @lookup, or remove the field or its @internal."
                );
            }
        }
    }
}
