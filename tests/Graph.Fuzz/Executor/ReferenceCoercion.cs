using System.Globalization;
using System.Text.Json;
using Graph.Language;
using Graph.Types;

namespace Graph.Fuzz.Executor;

/// <summary>
/// The input coercion of the specification, written down once more: values are dictionaries, lists and scalars; absence is
/// a missing entry.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Input-Values"/></remarks>
internal static class ReferenceCoercion
{
    /// <summary>CoerceVariableValues.</summary>
    /// <exception cref="FormatException">A value does not fit.</exception>
    public static Dictionary<string, object?> Variables(
        Schema schema,
        OperationDefinitionNode operation,
        JsonElement json
    )
    {
        var values = new Dictionary<string, object?>();
        foreach (var definition in operation.VariableDefinitions)
        {
            var name = definition.Variable.Name.Value;
            var type = TypeOf(schema, definition.Type);
            if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var given))
            {
                values.Add(name, FromJson(given, type));
            }
            else if (definition.DefaultValue is { } literal)
            {
                values.Add(name, FromLiteral(literal, type, []));
            }
            else if (type.IsNonNull)
            {
                throw new FormatException($"${name} is missing");
            }
        }

        return values;
    }

    /// <summary>CoerceArgumentValues.</summary>
    /// <exception cref="FormatException">A value does not fit.</exception>
    public static SortedDictionary<string, object?> Arguments(
        IEnumerable<InputValue> definitions,
        IEnumerable<ArgumentNode> given,
        Dictionary<string, object?> variables
    )
    {
        var values = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            var literal = given.FirstOrDefault(argument => argument.Name.Value == definition.Name)?.Value;
            if (literal is VariableNode variable)
            {
                if (variables.TryGetValue(variable.Name.Value, out var value))
                {
                    values.Add(definition.Name, value ?? NullOf(definition.Type));
                    continue;
                }

                literal = null;
            }

            if (literal is not null)
            {
                values.Add(definition.Name, FromLiteral(literal, definition.Type, variables));
            }
            else if (definition.DefaultValue is { } fallback)
            {
                values.Add(definition.Name, FromLiteral(fallback, definition.Type, []));
            }
            else if (definition.Type.IsNonNull)
            {
                throw new FormatException($"{definition.Name} is missing");
            }
        }

        return values;
    }

    private static object? FromLiteral(ValueNode literal, GraphType type, Dictionary<string, object?> variables)
    {
        if (literal is VariableNode variable)
        {
            return variables.GetValueOrDefault(variable.Name.Value) ?? NullOf(type);
        }

        if (literal is NullValueNode)
        {
            return NullOf(type);
        }

        return type.Nullable switch
        {
            ListType list when literal is ListValueNode items => items
                .Items.Select(item => FromLiteral(item, list.OfType, variables))
                .ToList(),
            ListType list => new List<object?> { FromLiteral(literal, list.OfType, variables) },
            InputObjectType input => FromObject((ObjectValueNode)literal, input, variables),
            EnumType => ((EnumValueNode)literal).Value,
            var scalar => (scalar.Named.Name, literal) switch
            {
                ("Int", IntValueNode number) => int.Parse(number.Value, CultureInfo.InvariantCulture),
                ("Float", IntValueNode number) => Finite(number.Value),
                ("Float", FloatValueNode number) => Finite(number.Value),
                ("Boolean", BooleanValueNode flag) => flag.Value,
                ("String", StringValueNode text) => text.Value,
                ("ID", StringValueNode text) => text.Value,
                ("ID", IntValueNode number) => number.Value,
                _ => throw new FormatException($"{literal} is no {scalar}"),
            },
        };
    }

    private static SortedDictionary<string, object?> FromObject(
        ObjectValueNode literal,
        InputObjectType type,
        Dictionary<string, object?> variables
    )
    {
        var given = new Dictionary<string, object?>();
        foreach (var entry in literal.Fields)
        {
            var field = type.FindField(entry.Name.Value) ?? throw new FormatException($"{entry.Name.Value} is unknown");
            if (entry.Value is VariableNode variable && !variables.ContainsKey(variable.Name.Value))
            {
                // An absent variable is an absent field.
                if (type.IsOneOf)
                {
                    throw new FormatException($"{field.Name} has no value");
                }

                continue;
            }

            given.Add(field.Name, FromLiteral(entry.Value, field.Type, variables));
        }

        return Complete(type, given);
    }

    private static object? FromJson(JsonElement json, GraphType type)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return NullOf(type);
        }

        switch (type.Nullable)
        {
            case ListType list:
                return json.ValueKind == JsonValueKind.Array
                    ? json.EnumerateArray().Select(item => FromJson(item, list.OfType)).ToList()
                    : new List<object?> { FromJson(json, list.OfType) };
            case InputObjectType input:
                if (json.ValueKind != JsonValueKind.Object)
                {
                    throw new FormatException("no object");
                }

                var given = new Dictionary<string, object?>();
                foreach (var member in json.EnumerateObject())
                {
                    var field = input.FindField(member.Name) ?? throw new FormatException($"{member.Name} is unknown");
                    if (!given.TryAdd(field.Name, FromJson(member.Value, field.Type)))
                    {
                        throw new AmbiguousInputException();
                    }
                }

                return Complete(input, given);
            case EnumType enumType:
                return json.ValueKind == JsonValueKind.String && enumType.FindValue(json.GetString()!) is { } value
                    ? value.Name
                    : throw new FormatException("no value of the enum");
            case var scalar:
                return FromJson(json, scalar.Named.Name);
        }
    }

    private static object FromJson(JsonElement json, string scalar) =>
        (scalar, json.ValueKind) switch
        {
            ("Int", JsonValueKind.Number) => Whole(json),
            ("Float", JsonValueKind.Number) => Finite(json.GetRawText()),
            ("Boolean", JsonValueKind.True or JsonValueKind.False) => json.GetBoolean(),
            ("String", JsonValueKind.String) => json.GetString()!,
            ("ID", JsonValueKind.String) => json.GetString()!,
            ("ID", JsonValueKind.Number) when json.GetRawText().All(c => char.IsAsciiDigit(c) || c == '-') =>
                json.GetRawText(),
            // Whether 1.0 and 1e2 are whole numbers is not specified here.
            ("ID", JsonValueKind.Number) => throw new AmbiguousInputException(),
            _ => throw new FormatException($"no {scalar}"),
        };

    // "1.0" and "1e2" are whole numbers too.
    private static object Whole(JsonElement json)
    {
        var number = Finite(json.GetRawText());
        return number == Math.Floor(number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw new FormatException("no Int");
    }

    private static double Finite(string text)
    {
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : throw new FormatException("no Float");
    }

    private static SortedDictionary<string, object?> Complete(InputObjectType type, Dictionary<string, object?> given)
    {
        if (type.IsOneOf && (given.Count != 1 || given.Values.First() is null))
        {
            throw new FormatException("not exactly one");
        }

        var values = new SortedDictionary<string, object?>(given, StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (values.ContainsKey(field.Name))
            {
                continue;
            }

            if (field.DefaultValue is { } literal)
            {
                values.Add(field.Name, FromLiteral(literal, field.Type, []));
            }
            else if (field.Type.IsNonNull)
            {
                throw new FormatException($"{field.Name} is missing");
            }
        }

        return values;
    }

    private static object? NullOf(GraphType type) => type.IsNonNull ? throw new FormatException("null") : null;

    /// <summary>The type that a syntax names.</summary>
    public static GraphType TypeOf(Schema schema, TypeNode type) =>
        type switch
        {
            NonNullTypeNode nonNull => new NonNullType(TypeOf(schema, nonNull.Type)),
            ListTypeNode list => new ListType(TypeOf(schema, list.Type)),
            _ => schema.FindType(((NamedTypeNode)type).Name.Value)!,
        };
}

/// <summary>An input for which the specification leaves the answer open.</summary>
internal sealed class AmbiguousInputException : Exception;
