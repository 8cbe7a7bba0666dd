using Graph.Types.Sdl;

namespace Graph.Types.Validation;

/// <summary>A type that says it implements an interface does so: fields, types, arguments, and the interface's own interfaces.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#IsValidImplementation()"/></remarks>
internal static class InterfaceRules
{
    public static void Check(ComplexType type, Schema schema, SchemaErrorList errors)
    {
        foreach (var implemented in type.Interfaces)
        {
            if (ReferenceEquals(implemented, type))
            {
                errors.Add(type.Name, $"Interface \"{type.Name}\" cannot implement itself.", type);
                continue;
            }

            CheckInherited(type, implemented, errors);
            foreach (var expected in implemented.Fields)
            {
                CheckField(type, implemented, expected, schema, errors);
            }
        }
    }

    /// <summary>True if a field of type <paramref name="type"/> can stand for one of type <paramref name="expected"/>.</summary>
    /// <remarks><see href="https://spec.graphql.org/September2025/#IsValidImplementationFieldType()"/></remarks>
    public static bool IsCovariant(GraphType type, GraphType expected, Schema schema)
    {
        // Types are wrapped at most as deep as the builder allows, so this ends.
        while (true)
        {
            switch (type, expected)
            {
                case (NonNullType a, NonNullType b):
                    (type, expected) = (a.OfType, b.OfType);
                    break;
                case (NonNullType a, _):
                    type = a.OfType;
                    break;
                case (ListType a, ListType b):
                    (type, expected) = (a.OfType, b.OfType);
                    break;
                case (ObjectType a, NamedType b):
                    return ReferenceEquals(a, b) || schema.IsPossibleType(b, a);
                case (InterfaceType a, InterfaceType b):
                    return ReferenceEquals(a, b) || a.Implements(b);
                default:
                    return ReferenceEquals(type, expected);
            }
        }
    }

    private static void CheckInherited(ComplexType type, InterfaceType implemented, SchemaErrorList errors)
    {
        foreach (var inherited in implemented.Interfaces)
        {
            if (ReferenceEquals(inherited, type))
            {
                errors.Add(
                    type.Name,
                    $"\"{type.Name}\" cannot implement \"{implemented.Name}\", which implements \"{type.Name}\" itself.",
                    type
                );
            }
            else if (!type.Implements(inherited))
            {
                errors.Add(
                    type.Name,
                    $"\"{type.Name}\" must also implement \"{inherited.Name}\", because \"{implemented.Name}\" does.",
                    type
                );
            }
        }
    }

    private static void CheckField(
        ComplexType type,
        InterfaceType implemented,
        OutputField expected,
        Schema schema,
        SchemaErrorList errors
    )
    {
        if (type.FindField(expected.Name) is not { } field)
        {
            errors.Add(
                type.Name,
                $"\"{type.Name}\" must have a field \"{expected.Name}: {expected.Type}\", because \"{implemented.Name}\" "
                    + "has one.",
                type
            );
            return;
        }

        if (!IsCovariant(field.Type, expected.Type, schema))
        {
            errors.Add(
                field.Coordinate,
                $"\"{field.Coordinate}\" must have type \"{expected.Type}\" or one that fits it, because "
                    + $"\"{expected.Coordinate}\" has, but it has type \"{field.Type}\".",
                field
            );
        }

        if (field.Deprecation is not null && expected.Deprecation is null)
        {
            errors.Add(
                field.Coordinate,
                $"\"{field.Coordinate}\" cannot be deprecated while \"{expected.Coordinate}\" is not.",
                field
            );
        }

        CheckArguments(field, expected, errors);
    }

    private static void CheckArguments(OutputField field, OutputField expected, SchemaErrorList errors)
    {
        foreach (var expectedArgument in expected.Arguments)
        {
            var coordinate = $"{field.Coordinate}({expectedArgument.Name}:)";
            var expectedCoordinate = $"{expected.Coordinate}({expectedArgument.Name}:)";
            if (field.FindArgument(expectedArgument.Name) is not { } argument)
            {
                errors.Add(
                    field.Coordinate,
                    $"\"{field.Coordinate}\" must have an argument \"{expectedArgument.Name}: {expectedArgument.Type}\", "
                        + $"because \"{expected.Coordinate}\" has one.",
                    field
                );
            }
            else if (!argument.Type.IsSameAs(expectedArgument.Type))
            {
                errors.Add(
                    coordinate,
                    $"\"{coordinate}\" must have type \"{expectedArgument.Type}\", because \"{expectedCoordinate}\" has, "
                        + $"but it has type \"{argument.Type}\".",
                    argument
                );
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && expected.FindArgument(argument.Name) is null)
            {
                var coordinate = $"{field.Coordinate}({argument.Name}:)";
                errors.Add(
                    coordinate,
                    $"\"{coordinate}\" cannot be required, because \"{expected.Coordinate}\" does not have it.",
                    argument
                );
            }
        }
    }
}
