using System.Collections.Immutable;
using System.Globalization;

namespace Graph.Language.Tests;

/// <summary>Makes any tree that the grammar allows; the same one for the same seed.</summary>
internal sealed class RandomTree(int seed)
{
    private static readonly string[] Names =
    [
        "a",
        "B",
        "_c1",
        "on",
        "type",
        "query",
        "fragment",
        "extend",
        "input",
        "true",
        "null",
        "implements",
        "repeatable",
        "__typename",
    ];

    private static readonly string[] TextParts =
    [
        "a",
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\"",
        "\"\"\"",
        "\\",
        "\\u0041",
        "é",
        "\U0001F600",
        "\u0007",
        "\u2028",
        "\uFEFF",
        "\u0085",
        "#",
        "{",
    ];

    private readonly Random _random = new(seed);

    public DocumentNode Document() => new([.. Some(1, 5, Definition)]);

    private DefinitionNode Definition()
    {
        switch (_random.Next(18))
        {
            case 0 or 1 or 2:
                return Operation();
            case 3:
                return new FragmentDefinitionNode(
                    Name("on"),
                    NamedType(),
                    Directives(isConst: false),
                    SelectionSet(0),
                    Description()
                );
            case 4:
                return new SchemaDefinitionNode(Directives(), [.. Some(1, 3, OperationType)], Description());
            case 5:
                return new SchemaExtensionNode([Directive(true)], Many(OperationType));
            case 6:
                return new ScalarTypeDefinitionNode(Name(), Directives(), Description());
            case 7:
                return new ScalarTypeExtensionNode(Name(), [Directive(true)]);
            case 8:
                return new ObjectTypeDefinitionNode(Name(), Interfaces(), Directives(), Fields(), Description());
            case 9:
                return new ObjectTypeExtensionNode(Name(), Interfaces(), Directives(), [Field()]);
            case 10:
                return new InterfaceTypeDefinitionNode(Name(), Interfaces(), Directives(), Fields(), Description());
            case 11:
                return new InterfaceTypeExtensionNode(Name(), Interfaces(), [Directive(true)], Fields());
            case 12:
                return new UnionTypeDefinitionNode(Name(), Directives(), Many(NamedType), Description());
            case 13:
                return new UnionTypeExtensionNode(Name(), Directives(), [NamedType()]);
            case 14:
                return _random.Next(2) == 0
                    ? new EnumTypeDefinitionNode(Name(), Directives(), Many(EnumValue), Description())
                    : new EnumTypeExtensionNode(Name(), Directives(), [EnumValue()]);
            case 15:
                return new InputObjectTypeDefinitionNode(Name(), Directives(), Many(InputValue), Description());
            case 16:
                return new InputObjectTypeExtensionNode(Name(), Directives(), [InputValue()]);
            default:
                return new DirectiveDefinitionNode(
                    Name(),
                    Many(InputValue),
                    _random.Next(2) == 0,
                    [.. Some(1, 3, () => new NameNode(OneOf("QUERY", "FIELD", "ENUM_VALUE")))],
                    Description()
                );
        }
    }

    private OperationDefinitionNode Operation() =>
        new(
            (OperationType)_random.Next(3),
            Perhaps(() => Name()),
            Many(() =>
                new VariableDefinitionNode(
                    new VariableNode(Name()),
                    Type(0),
                    Perhaps(() => Value(0, isConst: true)),
                    Directives(),
                    Description()
                )
            ),
            Directives(isConst: false),
            SelectionSet(0),
            Description()
        );

    private SelectionSetNode SelectionSet(int depth) => new([.. Some(1, 3, () => Selection(depth + 1))]);

    private SelectionNode Selection(int depth)
    {
        var nested = depth < 4 && _random.Next(2) == 0;
        return _random.Next(6) switch
        {
            0 => new FragmentSpreadNode(Name("on"), Directives(isConst: false)),
            1 when nested => new InlineFragmentNode(
                Perhaps(NamedType),
                Directives(isConst: false),
                SelectionSet(depth)
            ),
            _ => new FieldNode(
                Perhaps(() => Name()),
                Name(),
                Many(() => Argument(isConst: false)),
                Directives(isConst: false),
                nested ? SelectionSet(depth) : null
            ),
        };
    }

    private ValueNode Value(int depth, bool isConst) =>
        _random.Next(depth < 3 ? 10 : 8) switch
        {
            0 => new IntValueNode(OneOf("0", "-0", "-12", "345678901234567890")),
            1 => new FloatValueNode(OneOf("0.5", "-1e10", "2.50E-3", "9e+9")),
            2 or 3 => Text(),
            4 => new BooleanValueNode(_random.Next(2) == 0),
            5 => new NullValueNode(),
            6 when !isConst => new VariableNode(Name()),
            6 or 7 => new EnumValueNode(Name("true", "false", "null").Value),
            8 => new ListValueNode(Many(() => Value(depth + 1, isConst))),
            _ => new ObjectValueNode(Many(() => new ObjectFieldNode(Name(), Value(depth + 1, isConst)))),
        };

    private TypeNode Type(int depth)
    {
        TypeNode type = depth < 4 && _random.Next(3) == 0 ? new ListTypeNode(Type(depth + 1)) : NamedType();
        return _random.Next(2) == 0 ? new NonNullTypeNode(type) : type;
    }

    private StringValueNode Text() =>
        new(string.Concat(Some(0, 6, () => OneOf(TextParts))), block: _random.Next(2) == 0);

    private StringValueNode? Description() => Perhaps(Text);

    private NamedTypeNode NamedType() => new(Name());

    private OperationTypeDefinitionNode OperationType() => new((OperationType)_random.Next(3), NamedType());

    private ImmutableArray<NamedTypeNode> Interfaces() => Many(NamedType);

    private ImmutableArray<FieldDefinitionNode> Fields() => Many(Field);

    private FieldDefinitionNode Field() => new(Name(), Many(InputValue), Type(0), Directives(), Description());

    private InputValueDefinitionNode InputValue() =>
        new(Name(), Type(0), Perhaps(() => Value(0, isConst: true)), Directives(), Description());

    private EnumValueDefinitionNode EnumValue() => new(Name("true", "false", "null"), Directives(), Description());

    private ImmutableArray<DirectiveNode> Directives(bool isConst = true) =>
        _random.Next(3) == 0 ? Many(() => Directive(isConst)) : [];

    private DirectiveNode Directive(bool isConst) => new(Name(), Many(() => Argument(isConst)));

    private ArgumentNode Argument(bool isConst) => new(Name(), Value(0, isConst));

    private NameNode Name(params ReadOnlySpan<string> except)
    {
        while (true)
        {
            var name = OneOf(Names);
            if (!except.Contains(name))
            {
                return new NameNode(
                    _random.Next(20) == 0 ? name + _random.Next(1000).ToString(CultureInfo.InvariantCulture) : name
                );
            }
        }
    }

    private T OneOf<T>(params T[] items) => items[_random.Next(items.Length)];

    private T? Perhaps<T>(Func<T> make)
        where T : class => _random.Next(3) == 0 ? make() : null;

    private ImmutableArray<T> Many<T>(Func<T> make) => [.. Some(0, 3, make)];

    private IEnumerable<T> Some<T>(int least, int most, Func<T> make) =>
        Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => make()).ToArray();
}
