using Graph.Fusion.Composition.Sources;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>The fields that some <c>@provides</c> or <c>@require</c> of a schema selects.</summary>
internal static class ProvidedFields
{
    private const int MaxDepth = 32;

    public static HashSet<SourceFieldDefinition> Of(SourceDefinitions schema)
    {
        var provided = new HashSet<SourceFieldDefinition>();
        foreach (var field in schema.Fields)
        {
            if (field.Provides?.Selections is { } selections)
            {
                Collect(schema, schema.FindType(field.NamedType), selections, provided, 0);
            }
        }

        return provided;
    }

    /// <summary>The fields that some <c>@require</c> selects.</summary>
    public static HashSet<SourceFieldDefinition> RequiredIn(SourceDefinitions schema)
    {
        var required = new HashSet<SourceFieldDefinition>();
        foreach (var field in schema.Fields)
        {
            foreach (var argument in field.Arguments)
            {
                if (argument.Require?.Value is { } map)
                {
                    Collect(schema, field.DeclaringType, FieldSelectionMapSelection.Of(map), required, 0);
                }
            }
        }

        return required;
    }

    private static void Collect(
        SourceDefinitions schema,
        SourceTypeDefinition? type,
        SelectionSetNode selections,
        HashSet<SourceFieldDefinition> provided,
        int depth
    )
    {
        if (type is null || depth > MaxDepth)
        {
            return;
        }

        foreach (var selection in selections.Selections)
        {
            if (selection is InlineFragmentNode fragment)
            {
                var narrowed = fragment.TypeCondition is { } condition ? schema.FindType(condition.Name.Value) : type;
                Collect(schema, narrowed, fragment.SelectionSet, provided, depth + 1);
            }
            else if (selection is FieldNode node)
            {
                // A field of an interface is provided on every object behind it.
                foreach (var at in schema.PossibleTypes(type).Append(type))
                {
                    if (at.FindField(node.Name.Value) is { } field)
                    {
                        provided.Add(field);
                        if (node.SelectionSet is { } inner)
                        {
                            Collect(schema, schema.FindType(field.NamedType), inner, provided, depth + 1);
                        }
                    }
                }
            }
        }
    }
}
