namespace Graph.Language.Tests;

public sealed class TypeSystemDocumentTests
{
    [Fact]
    public void A_schema_names_its_root_types()
    {
        var schema = Single<SchemaDefinitionNode>("\"d\" schema @a { query: Q mutation: M subscription: S }");

        Assert.Equal("d", schema.Description?.Value);
        Assert.Single(schema.Directives);
        Assert.Equal(
            [(OperationType.Query, "Q"), (OperationType.Mutation, "M"), (OperationType.Subscription, "S")],
            schema.OperationTypes.Select(o => (o.Operation, o.Type.Name.Value))
        );
    }

    [Fact]
    public void An_object_type_has_interfaces_directives_and_fields()
    {
        var type = Single<ObjectTypeDefinitionNode>("type A implements & B & C @d { \"e\" f(g: H = 1): [I!] @j }");

        Assert.Equal(["B", "C"], type.Interfaces.Select(i => i.Name.Value));
        Assert.Equal("d", type.Directives.Single().Name.Value);
        var field = type.Fields.Single();
        Assert.Equal(("e", "f"), (field.Description?.Value, field.Name.Value));
        Assert.Equal("[I!]", field.Type.ToString());
        Assert.Single(field.Directives);
        var argument = field.Arguments.Single();
        Assert.Equal(
            ("g", "H", "1"),
            (argument.Name.Value, argument.Type.ToString(), argument.DefaultValue?.ToString())
        );
    }

    [Fact]
    public void Keywords_are_names_of_types_fields_and_arguments()
    {
        var type = Single<ObjectTypeDefinitionNode>(
            "type type implements implements { input(on: on): extend null: true }"
        );

        Assert.Equal(("type", "implements"), (type.Name.Value, type.Interfaces.Single().Name.Value));
        Assert.Equal(["input", "null"], type.Fields.Select(f => f.Name.Value));
    }

    [Theory]
    [InlineData("union U = A | B")]
    [InlineData("union U = | A | B")]
    [InlineData("union U =\n  | A\n  | B")]
    public void A_union_lists_its_members(string text) =>
        Assert.Equal(["A", "B"], Single<UnionTypeDefinitionNode>(text).Types.Select(t => t.Name.Value));

    [Fact]
    public void A_directive_definition_has_arguments_and_locations()
    {
        var directive = Single<DirectiveDefinitionNode>(
            "directive @on(repeatable: A = 1 @b) repeatable on | FIELD | QUERY"
        );

        Assert.Equal("on", directive.Name.Value);
        Assert.True(directive.Repeatable);
        Assert.Equal("repeatable", directive.Arguments.Single().Name.Value);
        Assert.Equal(["FIELD", "QUERY"], directive.Locations.Select(l => l.Value));
        Assert.False(Single<DirectiveDefinitionNode>("directive @a on ENUM_VALUE").Repeatable);
    }

    [Fact]
    public void An_enum_describes_its_values()
    {
        var type = Single<EnumTypeDefinitionNode>("enum E { A \"\"\"b\"\"\" B @c on }");

        Assert.Equal(["A", "B", "on"], type.Values.Select(v => v.Name.Value));
        Assert.Equal("b", type.Values[1].Description?.Value);
    }

    [Fact]
    public void Input_fields_have_defaults()
    {
        var type = Single<InputObjectTypeDefinitionNode>("input I @oneOf { a: A = { b: [1] } c: C }");

        Assert.Equal("{ b: [1] }", type.Fields[0].DefaultValue?.ToString());
        Assert.Null(type.Fields[1].DefaultValue);
    }

    [Theory]
    [InlineData("extend type A implements B", SyntaxKind.ObjectTypeExtension)]
    [InlineData("extend type A @b", SyntaxKind.ObjectTypeExtension)]
    [InlineData("extend type A { b: C }", SyntaxKind.ObjectTypeExtension)]
    [InlineData("extend interface A implements B @c { d: E }", SyntaxKind.InterfaceTypeExtension)]
    [InlineData("extend union A = B", SyntaxKind.UnionTypeExtension)]
    [InlineData("extend enum A { B }", SyntaxKind.EnumTypeExtension)]
    [InlineData("extend input A { b: C }", SyntaxKind.InputObjectTypeExtension)]
    [InlineData("extend scalar A @b", SyntaxKind.ScalarTypeExtension)]
    [InlineData("extend schema @a", SyntaxKind.SchemaExtension)]
    [InlineData("extend schema { query: Q }", SyntaxKind.SchemaExtension)]
    public void Every_definition_can_be_extended(string text, SyntaxKind kind) =>
        Assert.Equal(kind, Single<TypeSystemExtensionNode>(text).Kind);

    [Theory]
    [InlineData("A", "A")]
    [InlineData("[ A ! ] !", "[A!]!")]
    [InlineData("[[[A]!]]", "[[[A]!]]")]
    public void A_type_can_be_parsed_alone(string text, string printed)
    {
        Assert.Equal(printed, Utf8GraphQLParser.ParseType(text).ToString());
        Assert.True(Utf8GraphQLParser.TryParseType(text, null, out _, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A!!")]
    [InlineData("[A")]
    [InlineData("A B")]
    [InlineData("[]")]
    public void What_is_no_type_is_an_error(string text) =>
        Assert.False(Utf8GraphQLParser.TryParseType(text, null, out _, out _));

    [Fact]
    public void A_value_can_be_parsed_alone()
    {
        Assert.Equal("[1, $a, { b: C }]", Utf8GraphQLParser.ParseValue("[1 $a {b:C}]").ToString());
        Assert.False(Utf8GraphQLParser.TryParseConstValue("[1 $a]", null, out _, out var error));
        Assert.Equal("Syntax Error: Unexpected variable \"$a\" in constant value.", error.Message);
        Assert.False(Utf8GraphQLParser.TryParseValue("1 2", null, out _, out error));
        Assert.Equal("Syntax Error: Expected <EOF>, found Int \"2\".", error.Message);
    }

    private static T Single<T>(string text)
        where T : DefinitionNode =>
        Assert.IsAssignableFrom<T>(Utf8GraphQLParser.Parse(text, ParserOptions.Schema).Definitions.Single());
}
