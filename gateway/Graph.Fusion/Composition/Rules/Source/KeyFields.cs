using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>Walks the fields that the keys of a schema select, nested ones included.</summary>
internal static class KeyFields
{
    private const int MaxDepth = 32;

    /// <summary>Each selected field with its key, and the type it is selected on if that is known.</summary>
    public static IEnumerable<(SourceTypeDefinition Type, SourceKey Key, FieldNode Node, SourceTypeDefinition? At)> Of(
        SourceDefinitions schema
    )
    {
        foreach (var type in schema.Types)
        {
            foreach (var key in type.Keys)
            {
                if (key.Fields.Selections is { } selections)
                {
                    foreach (var (node, at) in Walk(schema, type, selections, 0))
                    {
                        yield return (type, key, node, at);
                    }
                }
            }
        }
    }

    private static IEnumerable<(FieldNode Node, SourceTypeDefinition? At)> Walk(
        SourceDefinitions schema,
        SourceTypeDefinition? type,
        SelectionSetNode selections,
        int depth
    )
    {
        foreach (var node in selections.Selections.OfType<FieldNode>())
        {
            yield return (node, type);
            if (node.SelectionSet is { } inner && depth < MaxDepth)
            {
                var nested = type?.FindField(node.Name.Value) is { } field ? schema.FindType(field.NamedType) : null;
                foreach (var below in Walk(schema, nested, inner, depth + 1))
                {
                    yield return below;
                }
            }
        }
    }
}
