using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>A key has no directives in its fields.</summary>
internal static class KeyDirectiveInFieldsArgument
{
    public const string Code = "KEY_DIRECTIVE_IN_FIELDS_ARGUMENT";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var (type, key, node, _) in KeyFields.Of(schema))
        {
            if (!node.Directives.IsEmpty)
            {
                log.Error(
                    Code,
                    schema.Name,
                    type.Name,
                    $"The key '{key.Fields.Text}' of '{type.Name}' applies @{node.Directives[0].Name.Value} to '{node.Name.Value}'.",
                    "Remove the directive."
                );
            }
        }
    }
}
