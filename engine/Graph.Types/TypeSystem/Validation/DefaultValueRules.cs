using System.Collections.Immutable;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>Default values are values of their types, and do not need themselves.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#InputObjectDefaultValueHasCycle()"/></remarks>
internal static class DefaultValueRules
{
    public static void Check(Schema schema, SchemaErrorList errors)
    {
        foreach (var directive in schema.DirectiveDefinitions)
        {
            Check(directive.Arguments, $"@{directive.Name}", errors);
        }

        foreach (var type in schema.Types)
        {
            switch (type)
            {
                case ComplexType { IsIntrospectionType: false } complex:
                    foreach (var field in complex.Fields)
                    {
                        Check(field.Arguments, field.Coordinate, errors);
                    }

                    break;
                case InputObjectType input:
                    foreach (var field in input.Fields)
                    {
                        Check(field, $"{input.Name}.{field.Name}", errors);
                    }

                    break;
            }
        }

        CheckCycles(schema, errors);
    }

    private static void Check(ImmutableArray<InputValue> arguments, string owner, SchemaErrorList errors)
    {
        foreach (var argument in arguments)
        {
            if (argument.DefaultValue is not null)
            {
                Check(argument, $"{owner}({argument.Name}:)", errors);
            }
        }
    }

    private static void Check(InputValue value, string coordinate, SchemaErrorList errors)
    {
        if (value.DefaultValue is not null && LiteralCheck.Find(value.DefaultValue, value.Type) is { } error)
        {
            errors.Add(coordinate, $"\"{coordinate}\" has an invalid default value: {error}", value);
        }
    }

    private static void CheckCycles(Schema schema, SchemaErrorList errors)
    {
        var coordinates = new Dictionary<InputValue, string>(ReferenceEqualityComparer.Instance);
        foreach (var input in schema.Types.OfType<InputObjectType>())
        {
            foreach (var field in input.Fields)
            {
                coordinates[field] = $"{input.Name}.{field.Name}";
            }
        }

        foreach (var cycle in Cycles.Find(coordinates.Keys, DefaultsNeededBy))
        {
            var first = cycle[0].From;
            var path = string.Join(", ", cycle.Select(edge => $"\"{coordinates[edge.To]}\""));
            errors.Add(
                coordinates[first],
                $"The default value of \"{coordinates[first]}\" needs itself through the defaults of {path}: "
                    + "give one of these fields in the value, or no default.",
                first
            );
        }
    }

    // The fields whose defaults apply when the default of this one does: those that it leaves out, at any depth.
    private static IEnumerable<(string Label, InputValue To)> DefaultsNeededBy(InputValue field)
    {
        if (field.DefaultValue is null)
        {
            yield break;
        }

        const int MaxNodes = 10_000;
        var open = new Stack<(ValueNode Value, GraphType Type)>();
        open.Push((field.DefaultValue, field.Type));
        for (var i = 0; i < MaxNodes && open.TryPop(out var node); i++)
        {
            switch (node.Value, node.Type.Nullable)
            {
                case (ListValueNode items, ListType list):
                    foreach (var item in items.Items)
                    {
                        open.Push((item, list.OfType));
                    }

                    break;
                case (_, ListType list):
                    open.Push((node.Value, list.OfType));
                    break;
                case (ObjectValueNode value, InputObjectType input):
                    foreach (var inner in input.Fields)
                    {
                        var given = value.Fields.FirstOrDefault(f => f.Name.Value == inner.Name);
                        if (given is not null)
                        {
                            open.Push((given.Value, inner.Type));
                        }
                        else if (inner.DefaultValue is not null)
                        {
                            yield return (inner.Name, inner);
                        }
                    }

                    break;
            }
        }
    }
}
