using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The fields of a key exist on the type that has the key.</summary>
internal static class KeyInvalidFields
{
    public const string Code = "KEY_INVALID_FIELDS";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var (type, key, node, at) in KeyFields.Of(schema))
        {
            if (
                key.IsWritten
                && at is not null
                && node.Name.Value != "__typename"
                && at.FindField(node.Name.Value) is null
            )
            {
                log.Error(
                    Code,
                    schema.Name,
                    type.Name,
                    $"The key '{key.Fields.Text}' of '{type.Name}' names the field '{node.Name.Value}', which '{at.Name}' does not have in the schema '{schema.Name}'.",
                    "Add the field, or correct the key."
                );
            }
        }
    }
}
