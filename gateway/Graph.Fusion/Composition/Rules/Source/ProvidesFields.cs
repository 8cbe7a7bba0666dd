using Graph.Fusion.Composition.Sources;
using Graph.Language;

namespace Graph.Fusion.Composition.Rules.Source;

/// <summary>What <c>@provides</c> selects exists, and its leaves are external; codes <c>PROVIDES_INVALID_FIELDS</c>, <c>PROVIDES_FIELDS_MISSING_EXTERNAL</c>, <c>PROVIDES_FIELDS_HAS_ARGUMENTS</c> and <c>PROVIDES_DIRECTIVE_IN_FIELDS_ARGUMENT</c>.</summary>
internal static class ProvidesFields
{
    public const string Code = "PROVIDES_INVALID_FIELDS";

    public static void Check(SourceDefinitions schema, CompositionLog log)
    {
        foreach (var field in schema.Fields)
        {
            if (
                field.Provides?.Selections is { } selections
                && schema.FindType(field.NamedType) is { IsComposite: true } type
            )
            {
                Check(schema, field, type, selections, 0, log);
            }
        }
    }

    private const int MaxDepth = 32;

    private static void Check(
        SourceDefinitions schema,
        SourceFieldDefinition field,
        SourceTypeDefinition type,
        SelectionSetNode selections,
        int depth,
        CompositionLog log
    )
    {
        foreach (var selection in selections.Selections)
        {
            if (!selection.Directives.IsEmpty)
            {
                Report("PROVIDES_DIRECTIVE_IN_FIELDS_ARGUMENT", "has a directive. Remove it");
            }

            if (selection is InlineFragmentNode fragment)
            {
                var narrowed = fragment.TypeCondition is { } condition ? schema.FindType(condition.Name.Value) : type;
                if (narrowed is null)
                {
                    Report(Code, $"names the unknown type '{fragment.TypeCondition!.Name.Value}'. Correct the name");
                }
                else if (depth < MaxDepth)
                {
                    Check(schema, field, narrowed, fragment.SelectionSet, depth + 1, log);
                }
            }
            else if (selection is FieldNode node)
            {
                var selected = type.FindField(node.Name.Value);
                var inner = selected is null ? null : schema.FindType(selected.NamedType);
                if (selected is null)
                {
                    Report(
                        Code,
                        $"names the field '{node.Name.Value}', which '{type.Name}' does not have. Add it as @external, or correct the name"
                    );
                }
                else if (inner is { IsComposite: true } != node.SelectionSet is not null)
                {
                    Report(
                        Code,
                        $"selects '{selected.Coordinate}' wrongly: an object needs subfields, a leaf has none. Correct the selection"
                    );
                }
                else if (selected.Arguments.Count > 0)
                {
                    Report(
                        "PROVIDES_FIELDS_HAS_ARGUMENTS",
                        $"names '{selected.Coordinate}', which has arguments. Such a field cannot be provided: remove it"
                    );
                }
                else if (node.SelectionSet is { } nested && inner is not null)
                {
                    if (depth < MaxDepth)
                    {
                        Check(schema, field, inner, nested, depth + 1, log);
                    }
                }
                else if (!selected.HasExternal)
                {
                    Report(
                        "PROVIDES_FIELDS_MISSING_EXTERNAL",
                        $"names '{selected.Coordinate}', which '{schema.Name}' serves everywhere. Mark that field @external, or remove it from @provides"
                    );
                }
            }
        }

        void Report(string code, string problem) =>
            log.Error(code, schema.Name, field.Coordinate, $"The @provides of '{field.Coordinate}' {problem}.");
    }
}
