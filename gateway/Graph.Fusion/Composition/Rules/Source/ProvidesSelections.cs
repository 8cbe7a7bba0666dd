using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>Walks what the <c>@provides</c> of a schema select, nested selections included.</summary>
internal static class ProvidesSelections
{
    private const int MaxDepth = 32;

    /// <summary>Each selection with the field that has the directive.</summary>
    public static IEnumerable<ProvidesSelection> Of(SourceDefinitions schema)
    {
        foreach (var field in schema.Fields)
        {
            if (
                field.Provides?.Selections is { } selections
                && schema.FindType(field.NamedType) is { IsComposite: true } type
            )
            {
                foreach (var selection in Walk(schema, field, type, selections, 0))
                {
                    yield return selection;
                }
            }
        }
    }

    private static IEnumerable<ProvidesSelection> Walk(
        SourceDefinitions schema,
        SourceFieldDefinition field,
        SourceTypeDefinition type,
        SelectionSetNode selections,
        int depth
    )
    {
        foreach (var node in selections.Selections)
        {
            SourceTypeDefinition? inner = null;
            SourceFieldDefinition? selected = null;
            SelectionSetNode? below = null;
            switch (node)
            {
                case InlineFragmentNode fragment:
                    inner = fragment.TypeCondition is { } condition ? schema.FindType(condition.Name.Value) : type;
                    below = fragment.SelectionSet;
                    break;
                case FieldNode fieldNode:
                    selected = type.FindField(fieldNode.Name.Value);
                    inner = selected is null ? null : schema.FindType(selected.NamedType);
                    below = fieldNode.SelectionSet;
                    break;
            }

            yield return new ProvidesSelection(field, type, node, selected, inner);
            if (below is not null && inner is { IsComposite: true } && depth < MaxDepth)
            {
                foreach (var nested in Walk(schema, field, inner, below, depth + 1))
                {
                    yield return nested;
                }
            }
        }
    }
}

/// <summary>One selection of a <c>@provides</c>.</summary>
/// <param name="Field">The field that has the directive.</param>
/// <param name="Type">The type that is selected from.</param>
/// <param name="Node">The selection.</param>
/// <param name="Selected">The selected field; null for a fragment, and where the type has no such field.</param>
/// <param name="Inner">The type below the selection, if it is a type of the schema.</param>
internal sealed record ProvidesSelection(
    SourceFieldDefinition Field,
    SourceTypeDefinition Type,
    SelectionNode Node,
    SourceFieldDefinition? Selected,
    SourceTypeDefinition? Inner
)
{
    public void Report(string code, string problem, string hint, CompositionLog log) =>
        log.Error(code, Field.Schema.Name, Field.Coordinate, $"The @provides of '{Field.Coordinate}' {problem}.", hint);
}
