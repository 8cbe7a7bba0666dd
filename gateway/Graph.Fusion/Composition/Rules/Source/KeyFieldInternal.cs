using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>A key does not name internal fields: other schemas do not know them.</summary>
/// <remarks>Composite Schemas, section 2, "@internal": internal members take part in nothing that crosses schemas.</remarks>
internal static class KeyFieldInternal
{
    public const string Code = "KEY_FIELD_INTERNAL";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var (type, key, node, at) in KeyFields.Of(schema))
        {
            if (type is { IsInternal: false } && at?.FindField(node.Name.Value) is { IsInternal: true })
            {
                log.Error(
                    Code,
                    schema.Name,
                    type.Name,
                    $"The key '{key.Fields.Text}' of '{type.Name}' names the field '{node.Name.Value}', which is @internal and so unknown to other schemas.",
                    "Mark it @inaccessible instead of @internal."
                );
            }
        }
    }
}
