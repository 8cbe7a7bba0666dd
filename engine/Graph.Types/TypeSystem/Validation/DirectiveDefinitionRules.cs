using System.Collections.Immutable;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>A directive has input arguments (its locations are checked where they are read), and its definition does not use the directive itself.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Type-System.Directives.Type-Validation"/></remarks>
internal static class DirectiveDefinitionRules
{
    public static void Check(Schema schema, SchemaErrorList errors)
    {
        foreach (var directive in schema.DirectiveDefinitions)
        {
            var coordinate = $"@{directive.Name}";
            NameRules.Check(directive.Name, coordinate, directive, errors);
            ArgumentRules.Check(directive.Arguments, coordinate, errors);
            CheckRedefinition(directive, coordinate, errors);
        }

        CheckCycles(schema, errors);
    }

    // A document may define the specification's directives itself, but not so that they mean something else.
    private static void CheckRedefinition(DirectiveDefinition directive, string coordinate, SchemaErrorList errors)
    {
        var (argument, type) = directive.Name switch
        {
            "skip" or "include" => ("if", "Boolean"),
            "deprecated" => ("reason", "String"),
            "specifiedBy" => ("url", "String"),
            _ => ("", ""),
        };
        if (argument.Length > 0 && directive.FindArgument(argument)?.Type.Nullable.ToString() != type)
        {
            errors.Add(
                coordinate,
                $"\"{coordinate}\" is a directive of the specification: its definition here must have the argument "
                    + $"\"{argument}\" of type \"{type}\".",
                directive
            );
        }
    }

    private static void CheckCycles(Schema schema, SchemaErrorList errors)
    {
        foreach (var cycle in Cycles.Find<object>(schema.DirectiveDefinitions, node => References(node, schema)))
        {
            // A circle among input types alone is no directive's business.
            if (cycle.Find(edge => edge.From is DirectiveDefinition).From is not DirectiveDefinition directive)
            {
                continue;
            }

            var path = string.Join(", ", cycle.Select(edge => edge.Label));
            errors.Add(
                $"@{directive.Name}",
                $"Directive \"@{directive.Name}\" cannot refer to itself in its own definition, as it does through {path}.",
                directive
            );
        }
    }

    private static IEnumerable<(string Label, object To)> References(object node, Schema schema)
    {
        switch (node)
        {
            case DirectiveDefinition definition:
                return definition.Arguments.SelectMany(argument =>
                    OfInputValue(argument, $"@{definition.Name}({argument.Name}:)", schema)
                );
            case NamedType type:
                var applied = Applied(type.Directives, type.Name, schema);
                return type switch
                {
                    InputObjectType input => applied.Concat(
                        input.Fields.SelectMany(field => OfInputValue(field, $"{input.Name}.{field.Name}", schema))
                    ),
                    EnumType enumType => applied.Concat(
                        enumType.Values.SelectMany(value =>
                            Applied(value.Directives, $"{enumType.Name}.{value.Name}", schema)
                        )
                    ),
                    _ => applied,
                };
            default:
                return [];
        }
    }

    private static IEnumerable<(string Label, object To)> OfInputValue(InputValue value, string label, Schema schema) =>
        Applied(value.Directives, label, schema).Append((label, value.Type.Named));

    private static IEnumerable<(string Label, object To)> Applied(
        ImmutableArray<DirectiveNode> directives,
        string label,
        Schema schema
    )
    {
        foreach (var directive in directives)
        {
            if (schema.FindDirective(directive.Name.Value) is { } definition)
            {
                yield return ($"@{definition.Name} on {label}", definition);
            }
        }
    }
}
