using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>An external field is provided somewhere in its schema, or part of a key or a requirement.</summary>
internal static class ExternalUnused
{
    public const string Code = "EXTERNAL_UNUSED";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        var used = ProvidedFields.Of(schema);
        used.UnionWith(ProvidedFields.RequiredIn(schema));
        foreach (var field in schema.Fields)
        {
            if (field.IsExternal && !used.Contains(field))
            {
                log.Error(
                    Code,
                    schema.Name,
                    field.Coordinate,
                    $"The field '{field.Coordinate}' is @external in '{schema.Name}', but no @provides, @key or @require there names it.",
                    "Remove the field, or remove @external and mark it @shareable if the schema serves it."
                );
            }
        }
    }
}
