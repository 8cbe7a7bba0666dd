using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Types.Tests.Sdl;

/// <summary>A valid schema document of random parts; the same for the same seed.</summary>
internal sealed class RandomSchema(int seed)
{
    private static readonly string[] Words =
    [
        "a post",
        "\"quoted\"",
        "back\\slash",
        "three\"\"\"quotes",
        "line\nbreak",
        "  indented",
        "tab\there",
        "Grüße 👋",
        "\n",
        "",
        "a long text that goes on and on until it does not fit on a line with its quotes any more",
        "trailing ",
        "ends with \"",
    ];

    private readonly Random _random = new(seed);

    public DocumentNode Document()
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        definitions.Add(
            new DirectiveDefinitionNode(
                Name("tag"),
                [new InputValueDefinitionNode(Name("text"), Named("String"), null, [], Description())],
                true,
                [.. Enum.GetValues<DirectiveLocation>().Select(location => Name(location.ToSdl()))],
                Description()
            )
        );
        definitions.Add(new ScalarTypeDefinitionNode(Name("S"), Tags(), Description()));
        definitions.Add(new EnumTypeDefinitionNode(Name("E"), Tags(), Many(EnumValue), Description()));
        definitions.Add(new InputObjectTypeDefinitionNode(Name("I"), Tags(), Many(i => Input(i)), Description()));
        for (var i = 0; i < 3; i++)
        {
            var fields = Many(Field);
            definitions.Add(new InterfaceTypeDefinitionNode(Name($"N{i}"), [], Tags(), fields, Description()));
            definitions.Add(
                new ObjectTypeDefinitionNode(Name($"T{i}"), [Named($"N{i}")], Tags(), fields, Description())
            );
        }

        definitions.Add(
            new UnionTypeDefinitionNode(Name("U"), Tags(), Chance() ? [Named("T0")] : [Named("T1"), Named("T2")], null)
        );
        definitions.Add(new ObjectTypeDefinitionNode(Name("Query"), [], Tags(), Many(Field), Description()));
        if (Chance())
        {
            definitions.Add(
                new SchemaDefinitionNode(
                    Tags(),
                    [new OperationTypeDefinitionNode(OperationType.Query, Named(Chance() ? "Query" : "T1"))],
                    Description()
                )
            );
        }

        return new DocumentNode(definitions.ToImmutable());
    }

    private FieldDefinitionNode Field(int i) =>
        new(
            Name($"field{i}"),
            Chance() ? [] : Many(n => Input(n)),
            Wrap(Named(Pick("Int", "String", "S", "E", "U", "T0", "N1", "Query"))),
            Tags(deprecated: Chance()),
            Description()
        );

    private InputValueDefinitionNode Input(int i)
    {
        var (type, value) = Pick<(string, ValueNode)>(
            ("Int", new IntValueNode("-5")),
            ("Float", new FloatValueNode("1.5e10")),
            ("String", new StringValueNode(Pick(Words), Chance())),
            ("Boolean", new BooleanValueNode(true)),
            ("ID", new StringValueNode("a", false)),
            ("E", new EnumValueNode("V0")),
            ("I", new ObjectValueNode([])),
            ("S", new ListValueNode([new ObjectValueNode([new ObjectFieldNode(Name("x"), new NullValueNode())])]))
        );
        // The default of an input object's field could need itself.
        var mayHaveDefault = type != "I";
        return new InputValueDefinitionNode(
            Name($"in{i}"),
            Chance() ? Named(type) : new ListTypeNode(Named(type)),
            mayHaveDefault && Chance() ? value : null,
            Tags(deprecated: Chance()),
            Description()
        );
    }

    private EnumValueDefinitionNode EnumValue(int i) => new(Name($"V{i}"), Tags(deprecated: Chance()), Description());

    private TypeNode Wrap(TypeNode type) =>
        _random.Next(4) switch
        {
            0 => type,
            1 => new NonNullTypeNode(type),
            2 => new ListTypeNode(type),
            _ => new NonNullTypeNode(new ListTypeNode(new NonNullTypeNode(type))),
        };

    private ImmutableArray<DirectiveNode> Tags(bool deprecated = false)
    {
        var directives = ImmutableArray.CreateBuilder<DirectiveNode>();
        for (var i = _random.Next(5) - 2; i > 0; i--)
        {
            directives.Add(new DirectiveNode(Name("tag"), [Argument("text", Pick(Words))]));
        }

        if (deprecated)
        {
            directives.Add(new DirectiveNode(Name("deprecated"), Chance() ? [] : [Argument("reason", Pick(Words))]));
        }

        return directives.ToImmutable();
    }

    private ArgumentNode Argument(string name, string text) => new(Name(name), new StringValueNode(text, Chance()));

    private StringValueNode? Description() =>
        Chance() ? null : new StringValueNode(Pick(Words) + (Chance() ? "" : "\n\n" + Pick(Words)), Chance());

    private ImmutableArray<T> Many<T>(Func<int, T> make) => [.. Enumerable.Range(0, _random.Next(1, 5)).Select(make)];

    private T Pick<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];

    private bool Chance() => _random.Next(2) == 0;

    private static NameNode Name(string name) => new(name);

    private static NamedTypeNode Named(string name) => new(Name(name));
}
