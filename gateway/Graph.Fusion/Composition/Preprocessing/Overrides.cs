using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Preprocessing;

/// <summary>Marks the definitions that another source has taken over with <c>@override(from:)</c>.</summary>
internal static class Overrides
{
    public static void Apply(IReadOnlyList<SourceDefinitions> schemas)
    {
        var byName = schemas.ToDictionary(schema => schema.Name, StringComparer.Ordinal);
        foreach (var field in schemas.SelectMany(schema => schema.Fields))
        {
            if (
                field is { OverrideFrom: { } from, IsInternal: false }
                && from != field.Schema.Name
                && byName.TryGetValue(from, out var overridden)
                && overridden.FindField(field.DeclaringType.Name, field.Name) is { } definition
            )
            {
                definition.IsOverridden = true;
            }
        }
    }
}
