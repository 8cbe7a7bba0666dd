namespace Graph.Language.Tests;

public sealed class SyntaxPrinterTests
{
    public static TheoryData<string> Documents => [KitchenSink.Query, KitchenSink.Schema];

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_kitchen_sink_prints_as_it_was_written(string text) =>
        Assert.Equal(text, SyntaxPrinter.Print(Utf8GraphQLParser.Parse(text)));

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_is_printed_without_white_space_parses_to_the_same_tree(string text)
    {
        var document = Utf8GraphQLParser.Parse(text);

        var compact = SyntaxPrinter.Print(document, indented: false);

        Assert.DoesNotContain("\n", compact);
        Assert.Equal(document, Utf8GraphQLParser.Parse(compact), SyntaxComparer.Instance);
        Assert.Equal(compact, SyntaxPrinter.Print(Utf8GraphQLParser.Parse(compact), indented: false));
    }

    [Theory]
    [InlineData("{ a }", "{a}")]
    [InlineData("query Q($a: Int = 1, $b: [ID!]!) @d { a }", "query Q($a:Int=1$b:[ID!]!)@d{a}")]
    [InlineData("{ x: a(b: 1, c: \"s\", d: \"t\", e: E) { ...F ... on T { b } ... { c } } d }", null)]
    [InlineData("{ a(b: [1, -2, 3.5, \"x\", \"y\", E, F, $v, [], {}]) }", "{a(b:[1 -2 3.5\"x\" \"y\"E F$v[]{}])}")]
    [InlineData("type A implements B & C { a(b: C = 1, d: E): F }", "type A implements B&C{a(b:C=1d:E):F}")]
    [InlineData("union U = A | B type C", "union U=A|B type C")]
    [InlineData("\"a\" enum E { \"b\" C D }", "\"a\"enum E{\"b\"C D}")]
    public void Compact_text_keeps_only_the_spaces_that_separate_words(string text, string? compact)
    {
        // A number may not be followed by a name.
        compact = compact?.Replace("=1d", "=1 d", StringComparison.Ordinal);
        compact ??= "{x:a(b:1 c:\"s\"d:\"t\"e:E){...F...on T{b}...{c}}d}";

        Assert.Equal(compact, SyntaxPrinter.Print(Utf8GraphQLParser.Parse(text), indented: false));
    }

    [Fact]
    public void A_query_behind_a_type_without_a_body_is_not_taken_for_its_body()
    {
        var document = Utf8GraphQLParser.Parse("type A query { a }");

        Assert.Equal("type A\n\nquery {\n  a\n}", SyntaxPrinter.Print(document));
        Assert.Equal("type A query{a}", SyntaxPrinter.Print(document, indented: false));
    }

    [Fact]
    public void Every_node_prints_itself()
    {
        var document = Utf8GraphQLParser.Parse(KitchenSink.Query + "\n\n" + KitchenSink.Schema);
        var visitor = new PrintEach();

        Assert.True(SyntaxWalker.Walk(document, visitor));

        Assert.Equal(42, visitor.Kinds.Count);
        Assert.Equal("$a: Int", visitor.LastVariableDefinition);
        Assert.Equal("name", new NameNode("name").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("one line")]
    [InlineData("  indented line")]
    [InlineData("two\nlines")]
    [InlineData("two\n\n  lines\n\tand more")]
    [InlineData("  first\nsecond")]
    [InlineData("a\n  \nb")]
    [InlineData("ends with \"")]
    [InlineData("ends with \\")]
    [InlineData(" \"")]
    [InlineData("\"\"\"")]
    [InlineData("\\\"\"\"")]
    [InlineData("\"\"\"\"\"")]
    [InlineData("a \u00e9 \U0001F600")]
    [InlineData("a line of more than seventy characters, which stands by itself between its quotes")]
    public void A_value_that_fits_a_block_string_is_printed_as_one(string value)
    {
        var node = Described(value);

        var text = SyntaxPrinter.Print(node);

        Assert.Contains("\"\"\"", text);
        Assert.Equal(value, DescriptionIn(text));
        Assert.True(BlockIn(text));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("\na")]
    [InlineData("a\n")]
    [InlineData("a\n  ")]
    [InlineData("  a\n b")]
    [InlineData("a\rb")]
    [InlineData("a\r\nb")]
    [InlineData("a\u0007b")]
    [InlineData("a\0")]
    public void A_value_that_no_block_string_keeps_is_printed_in_quotes(string value)
    {
        var text = SyntaxPrinter.Print(Described(value));

        Assert.Equal(value, DescriptionIn(text));
        Assert.False(BlockIn(text));
    }

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character() =>
        Assert.Equal("\"a\uFFFD\"", SyntaxPrinter.Print(new StringValueNode("a\uD800", block: true)));

    [Fact]
    public void A_tree_made_by_hand_that_is_too_deep_is_refused()
    {
        ValueNode value = new NullValueNode();
        TypeNode type = new NamedTypeNode(new NameNode("A"));
        for (var depth = 0; depth < 100_000; depth++)
        {
            value = new ListValueNode([value]);
            type = new ListTypeNode(type);
        }

        Assert.Throws<InvalidOperationException>(() => SyntaxPrinter.Print(value));
        Assert.Throws<InvalidOperationException>(() => SyntaxPrinter.Print(type));
    }

    [Fact]
    public void The_deepest_tree_that_can_be_parsed_can_be_printed()
    {
        const int depth = ParserOptions.GreatestMaxDepth;
        var options = new ParserOptions { MaxDepth = depth };
        var text = string.Concat(Enumerable.Repeat("[", depth)) + "A" + string.Concat(Enumerable.Repeat("!]", depth));

        Assert.Equal(text, SyntaxPrinter.Print(Utf8GraphQLParser.ParseType(text, options)));
    }

    private static DocumentNode Described(string value) =>
        new([
            new ObjectTypeDefinitionNode(
                new NameNode("A"),
                [],
                [],
                [
                    new FieldDefinitionNode(
                        new NameNode("b"),
                        [],
                        new NamedTypeNode(new NameNode("C")),
                        [],
                        new StringValueNode(value, block: true)
                    ),
                ],
                null
            ),
        ]);

    private static string? DescriptionIn(string text) => FieldIn(text).Description?.Value;

    private static bool BlockIn(string text) => FieldIn(text).Description!.Block;

    private static FieldDefinitionNode FieldIn(string text) =>
        ((ObjectTypeDefinitionNode)Utf8GraphQLParser.Parse(text).Definitions.Single()).Fields.Single();

    private sealed class PrintEach : SyntaxVisitor
    {
        public HashSet<SyntaxKind> Kinds { get; } = [];

        public string? LastVariableDefinition { get; private set; }

        public override SyntaxVisit Enter(SyntaxNode node)
        {
            Assert.NotEmpty(node.ToString());
            Kinds.Add(node.Kind);
            return base.Enter(node);
        }

        protected override SyntaxVisit EnterVariableDefinition(VariableDefinitionNode node)
        {
            LastVariableDefinition = node.ToString();
            return SyntaxVisit.Continue;
        }
    }
}
