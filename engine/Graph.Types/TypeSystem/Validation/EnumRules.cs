using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>An enum has values with different names, none of them a literal of another kind.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Enums.Type-Validation"/></remarks>
internal static class EnumRules
{
    public static void Check(EnumType type, SchemaErrorList errors)
    {
        if (type.Values.IsEmpty)
        {
            errors.Add(type.Name, $"Enum \"{type.Name}\" must have at least one value.", type);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in type.Values)
        {
            var coordinate = $"{type.Name}.{value.Name}";
            NameRules.Check(value.Name, coordinate, value, errors);
            NameRules.CheckUnique(seen, value.Name, coordinate, value, errors);
            if (value.Name is "true" or "false" or "null")
            {
                errors.Add(
                    coordinate,
                    $"Enum \"{type.Name}\" cannot have a value named \"{value.Name}\", which is a literal of its own.",
                    value
                );
            }
        }
    }
}
