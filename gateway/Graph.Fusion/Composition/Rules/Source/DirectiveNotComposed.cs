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
        var directives = schema
            .Document.Definitions.OfType<SchemaDefinitionNode>()
            .SelectMany(definition => definition.Directives);
        foreach (var type in schema.Types)
        {
            directives = directives
                .Concat(type.Directives)
                .Concat(type.Fields.SelectMany(field => field.Directives))
                .Concat(type.Fields.SelectMany(field => field.Arguments).SelectMany(argument => argument.Directives))
                .Concat(type.InputFields.SelectMany(field => field.Directives))
                .Concat(type.Values.SelectMany(value => value.Directives));
        }

        return directives.Select(directive => directive.Name.Value);
    }
}
