using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The fields of a key are given as a string.</summary>
internal static class KeyInvalidFieldsType
{
    public const string Code = "KEY_INVALID_FIELDS_TYPE";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var type in schema.Types)
        {
            if (type.Keys.Exists(key => key.Fields.Text is null))
            {
                log.Error(
                    Code,
                    schema.Name,
                    type.Name,
                    $"The argument 'fields' of @key on '{type.Name}' is no string.",
                    "Write the fields in quotes: @key(fields: \"id\")."
                );
            }
        }
    }
}
