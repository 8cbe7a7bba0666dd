using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>A directive that composition does not know is not in the composed graph.</summary>
internal static class DirectiveNotComposed
{
    public const string Code = "DIRECTIVE_NOT_COMPOSED";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var name in Applied(schema).Where(name => !KnownDirectives.Contains(name)).Distinct())
        {
            log.Info(
                Code,
                schema.Name,
                $"@{name}",
                $"The schema '{schema.Name}' uses @{name}, which composition does not know: it is not in the composed graph.",
                "Nothing has to be done if only the source needs it."
            );
        }
    }

    private static IEnumerable<string> Applied(SourceDefinitions schema)
    {
        foreach (var definition in schema.Document.Definitions.OfType<SchemaDefinitionNode>())
        {
            foreach (var directive in definition.Directives)
            {
                yield return directive.Name.Value;
            }
        }

        foreach (var type in schema.Types)
        {
            foreach (var directives in Members(type))
            {
                foreach (var directive in directives)
                {
                    yield return directive.Name.Value;
                }
            }
        }
    }

    private static IEnumerable<IReadOnlyList<DirectiveNode>> Members(SourceTypeDefinition type)
    {
        yield return type.Directives;
        foreach (var field in type.Fields)
        {
            yield return field.Directives;
            foreach (var argument in field.Arguments)
            {
                yield return argument.Directives;
            }
        }

        foreach (var field in type.InputFields)
        {
            yield return field.Directives;
        }

        foreach (var value in type.Values)
        {
            yield return value.Directives;
        }
    }
}
