using System.Globalization;
using Graph.Language;

namespace Graph.Annotations.Model;

/// <summary>Makes the syntax of a schema from C# values.</summary>
internal static class Syntax
{
    public static TypeNode Named(string name, bool isNullable) =>
        Null(new NamedTypeNode(new NameNode(name)), isNullable);

    public static TypeNode List(TypeNode item, bool isNullable) => Null(new ListTypeNode(item), isNullable);

    public static StringValueNode? Description(string? text) =>
        string.IsNullOrEmpty(text) ? null : new StringValueNode(text, text.Contains('\n', StringComparison.Ordinal));

    public static DirectiveNode Directive(string name, string? argument = null, string? value = null) =>
        new(
            new NameNode(name),
            argument is null ? [] : [new ArgumentNode(new NameNode(argument), new StringValueNode(value ?? "", false))]
        );

    /// <summary>The literal of a C# default; null if the value has none.</summary>
    /// <param name="value">A string, number, boolean or enum member.</param>
    /// <param name="type">The C# type, for enums whose default the compiler stores as a number.</param>
    public static ValueNode? Literal(object? value, Type type)
    {
        var enumType = Nullable.GetUnderlyingType(type) ?? type;
        if (value is not null && enumType.IsEnum)
        {
            var name = Enum.GetName(enumType, Enum.ToObject(enumType, value));
            return name is null ? null : new EnumValueNode(Annotation.EnumValueName(enumType.GetField(name)!));
        }

        return value switch
        {
            null => new NullValueNode(),
            string text => new StringValueNode(text, false),
            bool flag => new BooleanValueNode(flag),
            double or float or decimal => new FloatValueNode(
                Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)
            ),
            int or long or short or byte => new IntValueNode(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            _ => null,
        };
    }

    private static TypeNode Null(TypeNode node, bool isNullable) => isNullable ? node : new NonNullTypeNode(node);
}
