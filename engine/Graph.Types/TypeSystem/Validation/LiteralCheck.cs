using Graph.Language;

namespace Graph.Types.Validation;

/// <summary>Checks that a constant literal is a value of an input type.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type"/></remarks>
internal static class LiteralCheck
{
    /// <summary>Lists and objects nested deeper than this are refused.</summary>
    private const int MaxDepth = 64;

    /// <summary>What is wrong with the literal, as a sentence; null if nothing is.</summary>
    public static string? Find(ValueNode literal, GraphType type) => Find(literal, type, 0);

    private static string? Find(ValueNode literal, GraphType type, int depth)
    {
        if (depth > MaxDepth)
        {
            return $"The value is nested deeper than {MaxDepth} levels.";
        }

        switch (literal)
        {
            case VariableNode variable:
                return $"A variable, \"${variable.Name.Value}\", cannot stand here: the value must be constant.";
            case NullValueNode:
                return type.IsNonNull ? $"Expected value of non-null type \"{type}\" not to be null." : null;
        }

        switch (type.Nullable)
        {
            case ListType list when literal is ListValueNode items:
                foreach (var item in items.Items)
                {
                    if (Find(item, list.OfType, depth + 1) is { } error)
                    {
                        return error;
                    }
                }

                return null;
            case ListType list:
                // A single value stands for a list of one.
                return Find(literal, list.OfType, depth + 1);
            case ScalarType scalar:
                return scalar.Coercion.TryParseLiteral(literal, out _, out var refusal)
                    ? FindInAny(literal, depth)
                    : EndSentence(refusal!);
            case EnumType enumType:
                return FindInEnum(literal, enumType);
            case InputObjectType input:
                return literal is ObjectValueNode value
                    ? FindInObject(value, input, depth)
                    : $"Expected value of type \"{type}\" to be an object, found: {InputText.Of(literal)}.";
            default:
                return null;
        }
    }

    // A custom scalar may take objects and lists, of which only the grammar's own rules are known.
    private static string? FindInAny(ValueNode literal, int depth)
    {
        if (depth > MaxDepth)
        {
            return $"The value is nested deeper than {MaxDepth} levels.";
        }

        string? error = null;
        if (literal is ListValueNode items)
        {
            for (var i = 0; i < items.Items.Length && error is null; i++)
            {
                error = FindInAny(items.Items[i], depth + 1);
            }
        }
        else if (literal is ObjectValueNode value)
        {
            var given = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < value.Fields.Length && error is null; i++)
            {
                var name = value.Fields[i].Name.Value;
                error = given.Add(name)
                    ? FindInAny(value.Fields[i].Value, depth + 1)
                    : $"Field \"{name}\" is given more than once.";
            }
        }

        return error;
    }

    private static string? FindInEnum(ValueNode literal, EnumType type)
    {
        if (literal is not EnumValueNode value)
        {
            var names = type.Values.Select(v => v.Name);
            var suggestion = literal is StringValueNode text ? Suggestion.For(text.Value, names) : "";
            return $"Enum \"{type.Name}\" cannot represent non-enum value: {InputText.Of(literal)}.{suggestion}";
        }

        return type.FindValue(value.Value) is not null
            ? null
            : $"Value \"{value.Value}\" does not exist in \"{type.Name}\" enum."
                + Suggestion.For(value.Value, type.Values.Select(v => v.Name));
    }

    private static string? FindInObject(ObjectValueNode value, InputObjectType type, int depth)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in value.Fields)
        {
            var name = node.Name.Value;
            if (!given.Add(name))
            {
                return $"Field \"{name}\" of input object \"{type.Name}\" is given more than once.";
            }

            if (type.FindField(name) is not { } field)
            {
                return $"Field \"{name}\" is not defined by input object \"{type.Name}\"."
                    + Suggestion.For(name, type.Fields.Select(f => f.Name));
            }

            if (Find(node.Value, field.Type, depth + 1) is { } error)
            {
                return error;
            }
        }

        if (type.IsOneOf && (value.Fields.Length != 1 || value.Fields[0].Value is NullValueNode))
        {
            return $"Exactly one field of @oneOf input object \"{type.Name}\" must be given, and not as null.";
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !given.Contains(field.Name))
            {
                return $"Field \"{type.Name}.{field.Name}\" of required type \"{field.Type}\" was not provided.";
            }
        }

        return null;
    }

    private static string EndSentence(string text) => text.EndsWith('.') ? text : text + ".";
}
