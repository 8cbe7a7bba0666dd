using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>Objects and interfaces have fields, with output types, and arguments with input types.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Objects.Type-Validation"/></remarks>
internal static class FieldRules
{
    public static void Check(ComplexType type, SchemaErrorList errors)
    {
        if (type.Fields.IsEmpty)
        {
            errors.Add(type.Name, $"\"{type.Name}\" must have at least one field.", type);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            NameRules.Check(field.Name, field.Coordinate, field, errors);
            NameRules.CheckUnique(seen, field.Name, field.Coordinate, field, errors);
            if (!field.Type.IsOutputType)
            {
                errors.Add(
                    field.Coordinate,
                    $"\"{field.Coordinate}\" must have an output type, but \"{field.Type}\" is an input type.",
                    field
                );
            }

            ArgumentRules.Check(field.Arguments, field.Coordinate, errors);
        }
    }
}
