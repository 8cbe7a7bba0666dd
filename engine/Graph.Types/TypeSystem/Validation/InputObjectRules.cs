using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>An input object has fields with input types; those of a @oneOf object are nullable, without defaults.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Input-Objects.Type-Validation"/></remarks>
internal static class InputObjectRules
{
    public static void Check(InputObjectType type, SchemaErrorList errors)
    {
        if (type.Fields.IsEmpty)
        {
            errors.Add(type.Name, $"Input object \"{type.Name}\" must have at least one field.", type);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            var coordinate = $"{type.Name}.{field.Name}";
            NameRules.CheckUnique(seen, field.Name, coordinate, field, errors);
            ArgumentRules.CheckInputValue(field, coordinate, errors);
            if (type.IsOneOf)
            {
                CheckOneOf(field, coordinate, errors);
            }
        }
    }

    private static void CheckOneOf(InputValue field, string coordinate, SchemaErrorList errors)
    {
        if (field.Type.IsNonNull)
        {
            errors.Add(
                coordinate,
                $"\"{coordinate}\" must be nullable, as every field of a @oneOf input object.",
                field
            );
        }

        if (field.DefaultValue is not null)
        {
            errors.Add(
                coordinate,
                $"\"{coordinate}\" cannot have a default value, as no field of a @oneOf input object can.",
                field
            );
        }
    }
}
