using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>Composed graphs have the root types <c>Query</c>, <c>Mutation</c> and <c>Subscription</c>, and no others of these names.</summary>
internal static class RootTypeNames
{
    public static void Check(SourceDefinitions schema, OperationType operation, string code, CompositionLog log)
    {
        var expected = operation.ToString();
        var name = schema.RootName(operation);
        if (name != expected)
        {
            log.Error(
                code,
                schema.Name,
                name,
                $"The root type '{name}' of the schema '{schema.Name}' has to be named '{expected}'.",
                "Rename it, and remove it from the schema definition."
            );
        }
        else if (!schema.IsRoot(operation) && schema.FindType(expected) is not null)
        {
            log.Error(
                code,
                schema.Name,
                expected,
                $"The schema '{schema.Name}' has a type '{expected}', but its schema definition does not make it the root type of that name.",
                $"Add '{operation.ToString().ToLowerInvariant()}: {expected}' to the schema definition, or rename the type."
            );
        }
    }
}
