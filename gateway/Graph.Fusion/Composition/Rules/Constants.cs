using Graph.Fusion.Composition.Merging;
using Graph.Fusion.Composition.Sources;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Composition.Rules;

/// <summary>Whether a constant can be given where a type is expected: GraphQL's coercion of literals.</summary>
/// <remarks>GraphQL, section 3, "Input Coercion". A custom scalar takes every constant.</remarks>
internal sealed class Constants
{
    private const int MaxDepth = 64;

    /// <summary>The kind of a type, its values if it is an enum, its fields if it is an input object.</summary>
    private readonly Func<string, InputShape?> _find;

    private Constants(Func<string, InputShape?> find) => _find = find;

    public static Constants Of(SourceDefinitions schema) =>
        new(name =>
            schema.FindType(name) is { } type
                ? new InputShape(
                    type.Kind,
                    [.. type.Values.Select(value => value.Name)],
                    [.. type.InputFields.Select(field => (field.Name, field.Type, field.IsRequired))]
                )
                : null
        );

    public static Constants Of(MergedSchema schema) =>
        new(name =>
            schema.FindType(name) is { } type
                ? new InputShape(
                    type.Kind,
                    [.. type.Values.Select(value => value.Name)],
                    [
                        .. type.InputFields.Select(field =>
                            (field.Name, field.Type, field is { Type: NonNullTypeNode, DefaultValue: null })
                        ),
                    ]
                )
                : null
        );

    public bool Fits(ValueNode value, TypeNode type) => Fits(value, type, 0);

    private bool Fits(ValueNode value, TypeNode type, int depth) =>
        depth <= MaxDepth
        && (value, type) switch
        {
            (VariableNode, _) => false,
            (NullValueNode, NonNullTypeNode) => false,
            (NullValueNode, _) => true,
            (_, NonNullTypeNode nonNull) => Fits(value, nonNull.Type, depth + 1),
            (ListValueNode list, ListTypeNode items) => list.Items.All(item => Fits(item, items.Type, depth + 1)),
            (_, ListTypeNode items) => Fits(value, items.Type, depth + 1),
            _ => FitsNamed(value, type.NamedType(), depth),
        };

    private bool FitsNamed(ValueNode value, string typeName, int depth) =>
        (typeName, value) switch
        {
            ("Int", _) => value is IntValueNode,
            ("Float", _) => value is IntValueNode or FloatValueNode,
            ("String", _) => value is StringValueNode,
            ("Boolean", _) => value is BooleanValueNode,
            ("ID", _) => value is StringValueNode or IntValueNode,
            _ => _find(typeName) switch
            {
                { Kind: TypeKind.Enum } type => value is EnumValueNode name && type.Values.Contains(name.Value),
                { Kind: TypeKind.InputObject } type => value is ObjectValueNode fields
                    && FitsObject(fields, type, depth),
                _ => true,
            },
        };

    private bool FitsObject(ObjectValueNode value, InputShape type, int depth)
    {
        foreach (var given in value.Fields)
        {
            var field = type.Fields.Find(field => field.Name == given.Name.Value);
            if (field.Type is null || !Fits(given.Value, field.Type, depth + 1))
            {
                return false;
            }
        }

        return type.Fields.TrueForAll(field =>
            !field.IsRequired || value.Fields.Any(given => given.Name.Value == field.Name)
        );
    }

    private sealed record InputShape(
        TypeKind Kind,
        HashSet<string> Values,
        List<(string Name, TypeNode Type, bool IsRequired)> Fields
    );
}
