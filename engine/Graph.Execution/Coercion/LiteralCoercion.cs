using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Coercion;

/// <summary>Coerces literals of the document, and the variables in them, to runtime values.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Values"/></remarks>
internal static class LiteralCoercion
{
    // Literals are as deep as the parser allows; defaults of input fields may stand in defaults of others.
    private const int MaxDepth = 250;

    /// <summary>Coerces a literal that is no variable itself.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="type">The type of its position.</param>
    /// <param name="operation">The operation whose variables may stand in it; null for a constant.</param>
    /// <param name="variables">Their values; null for a constant.</param>
    /// <param name="value">The runtime value.</param>
    /// <param name="error">Otherwise what is wrong.</param>
    public static bool TryCoerce(
        ValueNode literal,
        GraphType type,
        PreparedOperation? operation,
        VariableValues? variables,
        out object? value,
        out string? error
    ) => new Coercer(operation, variables).TryCoerce(literal, type, 0, out value, out error);

    private readonly struct Coercer(PreparedOperation? operation, VariableValues? variables)
    {
        public bool TryCoerce(ValueNode literal, GraphType type, int depth, out object? value, out string? error)
        {
            value = null;
            error = null;
            if (depth > MaxDepth)
            {
                error = $"The value is nested deeper than {MaxDepth} levels.";
                return false;
            }

            if (literal is VariableNode variable)
            {
                return TryGet(variable, type, out value, out error);
            }

            if (literal is NullValueNode)
            {
                error = type.IsNonNull ? $"Expected non-nullable type \"{type}\" not to be null." : null;
                return error is null;
            }

            return type.Nullable switch
            {
                ListType list => TryCoerceList(literal, list, depth, out value, out error),
                InputObjectType inputObject => TryCoerceObject(literal, inputObject, depth, out value, out error),
                EnumType enumType => TryCoerceEnum(literal, enumType, out value, out error),
                ScalarType scalar => scalar.Coercion.TryParseLiteral(literal, out value, out error),
                var other => throw new InvalidOperationException($"'{other}' is no input type."),
            };
        }

        private bool TryGet(VariableNode variable, GraphType type, out object? value, out string? error)
        {
            value = null;
            error = null;
            if (IsMissing(variable))
            {
                error = type.IsNonNull ? $"Variable \"${variable.Name.Value}\" has no value." : null;
                return error is null;
            }

            value = variables![operation!.IndexOf(variable)];
            if (value is null && type.IsNonNull)
            {
                error = $"Expected non-nullable type \"{type}\" not to be null.";
                return false;
            }

            return true;
        }

        private bool IsMissing(VariableNode variable)
        {
            var index = operation?.IndexOf(variable) ?? -1;
            return index < 0 || variables is null || !variables.IsProvided(index);
        }

        private bool TryCoerceList(ValueNode literal, ListType type, int depth, out object? value, out string? error)
        {
            value = null;
            if (literal is not ListValueNode list)
            {
                // A single value stands for a list of one.
                if (!TryCoerce(literal, type.OfType, depth + 1, out var single, out error))
                {
                    return false;
                }

                value = new object?[] { single };
                return true;
            }

            var items = new object?[list.Items.Length];
            for (var i = 0; i < items.Length; i++)
            {
                if (!TryCoerce(list.Items[i], type.OfType, depth + 1, out items[i], out error))
                {
                    return false;
                }
            }

            value = items;
            error = null;
            return true;
        }

        private bool TryCoerceObject(
            ValueNode literal,
            InputObjectType type,
            int depth,
            out object? value,
            out string? error
        )
        {
            value = null;
            if (literal is not ObjectValueNode node)
            {
                error = $"Expected type \"{type.Name}\" to be an object.";
                return false;
            }

            var result = new InputObjectValue(type);
            var given = 0;
            foreach (var entry in node.Fields)
            {
                if (type.FindField(entry.Name.Value) is not { } field)
                {
                    error = $"Field \"{entry.Name.Value}\" is not defined by type \"{type.Name}\".";
                    return false;
                }

                if (entry.Value is VariableNode variable && IsMissing(variable) && !type.IsOneOf)
                {
                    continue;
                }

                if (!TryCoerce(entry.Value, field.Type, depth + 1, out var fieldValue, out error))
                {
                    return false;
                }

                if (type.IsOneOf && fieldValue is null)
                {
                    error = $"Field \"{field.Name}\" of OneOf type \"{type.Name}\" must be non-null.";
                    return false;
                }

                result.Set(field.Index, fieldValue);
                given++;
            }

            if (type.IsOneOf && given != 1)
            {
                error = $"Exactly one key must be specified for OneOf type \"{type.Name}\".";
                return false;
            }

            value = result;
            return TryCoerceDefaults(result, depth, out error);
        }

        private bool TryCoerceDefaults(InputObjectValue result, int depth, out string? error)
        {
            foreach (var field in result.Type.Fields)
            {
                if (result.IsProvided(field.Index))
                {
                    continue;
                }

                if (field.DefaultValue is { } literal)
                {
                    if (!TryCoerce(literal, field.Type, depth + 1, out var value, out error))
                    {
                        return false;
                    }

                    result.Set(field.Index, value);
                }
                else if (field.Type.IsNonNull)
                {
                    error = $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.";
                    return false;
                }
            }

            error = null;
            return true;
        }

        private static bool TryCoerceEnum(ValueNode literal, EnumType type, out object? value, out string? error)
        {
            value = null;
            if (literal is not EnumValueNode name)
            {
                error = $"Enum \"{type.Name}\" cannot represent non-enum value: {ValueText.Of(literal)}.";
                return false;
            }

            if (type.FindValue(name.Value) is not { } enumValue)
            {
                error = $"Value \"{name.Value}\" does not exist in \"{type.Name}\" enum.";
                return false;
            }

            value = enumValue.RuntimeValue;
            error = null;
            return true;
        }
    }
}
