namespace Graph.Language.Tests;

public sealed class ExecutableDocumentTests
{
    [Fact]
    public void A_selection_set_alone_is_a_query()
    {
        var operation = Operation("{ a }");

        Assert.Equal(OperationType.Query, operation.Operation);
        Assert.Null(operation.Name);
        Assert.Equal("a", Assert.IsType<FieldNode>(operation.SelectionSet.Selections.Single()).Name.Value);
    }

    [Theory]
    [InlineData("query { a }", OperationType.Query, null)]
    [InlineData("mutation M { a }", OperationType.Mutation, "M")]
    [InlineData("subscription on { a }", OperationType.Subscription, "on")]
    [InlineData("query query { a }", OperationType.Query, "query")]
    public void Operations_have_a_type_and_perhaps_a_name(string text, OperationType type, string? name)
    {
        var operation = Operation(text);

        Assert.Equal((type, name), (operation.Operation, operation.Name?.Value));
    }

    [Fact]
    public void A_field_has_alias_arguments_directives_and_selections()
    {
        var field = Field("{ x: posts(first: 20, after: $c) @include(if: true) @a { id } }");

        Assert.Equal(("x", "posts", "x"), (field.Alias?.Value, field.Name.Value, field.ResponseName));
        Assert.Equal(["first", "after"], field.Arguments.Select(a => a.Name.Value));
        Assert.Equal(["include", "a"], field.Directives.Select(d => d.Name.Value));
        Assert.Equal("if", field.Directives[0].Arguments.Single().Name.Value);
        Assert.NotNull(field.SelectionSet);
    }

    [Fact]
    public void Keywords_are_names_wherever_a_name_stands()
    {
        var field = Field("{ query: fragment(type: on, null: true, on: null) @true { false } }");

        Assert.Equal(("query", "fragment"), (field.Alias?.Value, field.Name.Value));
        Assert.IsType<EnumValueNode>(field.Arguments[0].Value);
        Assert.IsType<BooleanValueNode>(field.Arguments[1].Value);
        Assert.IsType<NullValueNode>(field.Arguments[2].Value);
    }

    [Fact]
    public void A_spread_names_a_fragment()
    {
        var spread = Assert.IsType<FragmentSpreadNode>(Selection("{ ...Parts @a }"));

        Assert.Equal("Parts", spread.Name.Value);
        Assert.Single(spread.Directives);
    }

    [Theory]
    [InlineData("{ ... on User @a { b } }", "User", 1)]
    [InlineData("{ ...on on { b } }", "on", 0)]
    [InlineData("{ ... @a @b { b } }", null, 2)]
    [InlineData("{ ...{ b } }", null, 0)]
    public void An_inline_fragment_may_have_a_type_condition(string text, string? type, int directives)
    {
        var fragment = Assert.IsType<InlineFragmentNode>(Selection(text));

        Assert.Equal(type, fragment.TypeCondition?.Name.Value);
        Assert.Equal(directives, fragment.Directives.Length);
        Assert.Single(fragment.SelectionSet.Selections);
    }

    [Fact]
    public void A_fragment_definition_has_a_type_condition()
    {
        var document = Utf8GraphQLParser.Parse("fragment F on on @a { b }");

        var fragment = Assert.IsType<FragmentDefinitionNode>(document.Definitions.Single());
        Assert.Equal(("F", "on"), (fragment.Name.Value, fragment.TypeCondition.Name.Value));
        Assert.Single(fragment.Directives);
    }

    [Fact]
    public void Variables_have_types_defaults_and_directives()
    {
        var operation = Operation("query ($a: [Int!]! = [1, 2] @d(x: 1), $b: B = null, $c: ID) { a }");

        var (a, b, c) = (
            operation.VariableDefinitions[0],
            operation.VariableDefinitions[1],
            operation.VariableDefinitions[2]
        );
        Assert.Equal("a", a.Variable.Name.Value);
        Assert.IsType<NonNullTypeNode>(a.Type);
        Assert.IsType<ListValueNode>(a.DefaultValue);
        Assert.Single(a.Directives);
        Assert.IsType<NullValueNode>(b.DefaultValue);
        Assert.Null(c.DefaultValue);
    }

    [Fact]
    public void Operations_fragments_and_variables_may_be_described()
    {
        var document = Utf8GraphQLParser.Parse(
            """"
            """
            What it asks.
            """
            query Q("the id" $id: ID!) { a }
            "what it takes" fragment F on A { a }
            "m" mutation { a }
            """"
        );

        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        Assert.Equal("What it asks.", operation.Description?.Value);
        Assert.Equal("the id", operation.VariableDefinitions[0].Description?.Value);
        Assert.Equal("what it takes", ((FragmentDefinitionNode)document.Definitions[1]).Description?.Value);
        Assert.Equal(1, operation.Location.Line);
    }

    [Fact]
    public void Locations_span_nodes_in_bytes_and_name_their_line_and_column()
    {
        var text = "{\n  a(b: \"é\") c { d }\n}";
        var document = Utf8GraphQLParser.Parse(text);
        var selections = ((OperationDefinitionNode)document.Definitions[0]).SelectionSet;

        Assert.Equal(new Location(0, 24, 1, 1), document.Location);
        Assert.Equal(new Location(0, 24, 1, 1), selections.Location);
        Assert.Equal(new Location(4, 14, 2, 3), selections.Selections[0].Location);
        Assert.Equal(new Location(15, 22, 2, 13), selections.Selections[1].Location);
    }

    [Fact]
    public void A_selection_set_can_be_parsed_alone_with_or_without_braces()
    {
        Assert.Equal(2, Utf8GraphQLParser.ParseSelectionSet("{ a b { c } }").Selections.Length);
        Assert.Equal(2, Utf8GraphQLParser.ParseSelections("a b { c }").Selections.Length);
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.ParseSelectionSet("{ a } b"));
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.ParseSelections("a } b"));
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.ParseSelections(" "));
        Assert.False(Utf8GraphQLParser.TryParseSelections("a {", null, out _, out var error));
        Assert.Equal("Syntax Error: Expected Name, found <EOF>.", error.Message);
    }

    private static OperationDefinitionNode Operation(string text) =>
        Assert.IsType<OperationDefinitionNode>(Utf8GraphQLParser.Parse(text).Definitions.Single());

    private static SelectionNode Selection(string text) => Operation(text).SelectionSet.Selections.Single();

    private static FieldNode Field(string text) => Assert.IsType<FieldNode>(Selection(text));
}
