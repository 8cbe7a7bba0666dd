using Graph.Fusion.Composition.Sources;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The fields of a key are a selection set without braces.</summary>
internal static class KeyInvalidSyntax
{
    public const string Code = "KEY_INVALID_SYNTAX";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var type in schema.Types)
        {
            foreach (var key in type.Keys)
            {
                if (key.Fields.Error is { } error)
                {
                    log.Error(
                        Code,
                        schema.Name,
                        type.Name,
                        $"The key '{key.Fields.Text}' of '{type.Name}' cannot be read: {error}",
                        $"List the fields without braces around them, as in \"id\" or \"id org {{ id }}\"."
                    );
                }
            }
        }
    }
}
