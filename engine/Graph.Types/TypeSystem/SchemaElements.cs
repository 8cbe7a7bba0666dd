using Graph.Language;

namespace Graph.Types;

/// <summary>Finds what a schema coordinate names.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Schema-Coordinates"/></remarks>
public static class SchemaElements
{
    /// <summary>
    /// The element: a <see cref="NamedType"/>, <see cref="OutputField"/>, <see cref="EnumValue"/>, <see cref="InputValue"/> or
    /// <see cref="DirectiveDefinition"/>; null if the schema has none. Introspection's types have coordinates, the meta
    /// fields such as <c>__typename</c> have none.
    /// </summary>
    public static object? FindElement(this Schema schema, SchemaCoordinate coordinate) =>
        coordinate.Kind switch
        {
            SchemaCoordinateKind.Type => schema.FindType(coordinate.Name),
            SchemaCoordinateKind.Member => FindMember(schema.FindType(coordinate.Name), coordinate.MemberName!),
            SchemaCoordinateKind.Argument => (
                FindMember(schema.FindType(coordinate.Name), coordinate.MemberName!) as OutputField
            )?.FindArgument(coordinate.ArgumentName!),
            SchemaCoordinateKind.Directive => schema.FindDirective(coordinate.Name),
            _ => schema.FindDirective(coordinate.Name)?.FindArgument(coordinate.ArgumentName!),
        };

    private static object? FindMember(NamedType? type, string member) =>
        type switch
        {
            ComplexType complex => complex.FindField(member),
            EnumType enumType => enumType.FindValue(member),
            InputObjectType input => input.FindField(member),
            _ => null,
        };
}
