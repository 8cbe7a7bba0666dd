namespace Graph.Language.Tests;

public sealed class SyntaxWalkerTests
{
    [Fact]
    public void Nodes_are_entered_and_left_in_the_order_of_the_text()
    {
        var visitor = new Recorder();

        SyntaxWalker.Walk(Utf8GraphQLParser.Parse("query Q($a: [Int] = 1) @d { b(c: $a) { ...F } }"), visitor);

        Assert.Equal(
            [
                "Document",
                " OperationDefinition",
                "  VariableDefinition",
                "   Variable",
                "   ListType",
                "    NamedType",
                "   IntValue",
                "  Directive",
                "  SelectionSet",
                "   Field",
                "    Argument",
                "     Variable",
                "    SelectionSet",
                "     FragmentSpread",
            ],
            visitor.Entered
        );
        Assert.Equal(0, visitor.Depth);
    }

    [Fact]
    public void A_visitor_may_skip_what_is_in_a_node()
    {
        var visitor = new Recorder { SkipAt = SyntaxKind.Field };

        Assert.True(SyntaxWalker.Walk(Utf8GraphQLParser.Parse("{ a { b } c { d } }"), visitor));

        Assert.Equal(2, visitor.Entered.Count(entered => entered.EndsWith("Field", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_visitor_may_stop_the_walk()
    {
        var visitor = new Recorder { StopAt = SyntaxKind.FragmentSpread };

        Assert.False(SyntaxWalker.Walk(Utf8GraphQLParser.Parse("{ a ...F b } { c }"), visitor));

        Assert.EndsWith("FragmentSpread", visitor.Entered[^1]);
    }

    [Fact]
    public void Every_kind_but_names_is_entered_and_left_by_its_own_method()
    {
        var overridden = typeof(SyntaxVisitor)
            .GetMethods(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)
            .Select(method => method.Name)
            .ToHashSet();

        foreach (var kind in Enum.GetValues<SyntaxKind>().Where(kind => kind != SyntaxKind.Name))
        {
            Assert.Contains($"Enter{kind}", overridden);
            Assert.Contains($"Leave{kind}", overridden);
        }
    }

    [Fact]
    public void A_walk_allocates_nothing()
    {
        var document = Utf8GraphQLParser.Parse(KitchenSink.Query + "\n" + KitchenSink.Schema);
        var visitor = new Nothing();
        SyntaxWalker.Walk(document, visitor);

        var before = GC.GetAllocatedBytesForCurrentThread();
        SyntaxWalker.Walk(document, visitor);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_tree_made_by_hand_that_is_too_deep_is_refused()
    {
        ValueNode value = new NullValueNode();
        for (var depth = 0; depth < 100_000; depth++)
        {
            value = new ListValueNode([value]);
        }

        var other = new ListValueNode([value]);
        Assert.Throws<InvalidOperationException>(() => SyntaxWalker.Walk(value, new Nothing()));
        Assert.Throws<InvalidOperationException>(() => SyntaxComparer.Instance.GetHashCode(value));
        Assert.Throws<InvalidOperationException>(() => SyntaxComparer.Instance.Equals(value, other));
    }

    [Fact]
    public void The_deepest_tree_that_can_be_parsed_can_be_walked_and_compared()
    {
        const int depth = ParserOptions.GreatestMaxDepth;
        var options = new ParserOptions { MaxDepth = depth };
        var text = string.Concat(Enumerable.Repeat("{...", depth - 2)) + "{a(b:{c:1})}" + new string('}', depth - 2);

        var document = Utf8GraphQLParser.Parse(text, options);

        Assert.True(SyntaxWalker.Walk(document, new Nothing()));
        Assert.Equal(document, Utf8GraphQLParser.Parse(text, options), SyntaxComparer.Instance);
    }

    private sealed class Nothing : SyntaxVisitor;

    private sealed class Recorder : SyntaxVisitor
    {
        public List<string> Entered { get; } = [];

        public int Depth { get; private set; }

        public SyntaxKind? SkipAt { get; init; }

        public SyntaxKind? StopAt { get; init; }

        public override SyntaxVisit Enter(SyntaxNode node)
        {
            Entered.Add(new string(' ', Depth) + node.Kind);
            if (node.Kind == SkipAt || node.Kind == StopAt)
            {
                return node.Kind == SkipAt ? SyntaxVisit.Skip : SyntaxVisit.Stop;
            }

            Depth++;
            return base.Enter(node);
        }

        public override void Leave(SyntaxNode node)
        {
            Depth--;
            base.Leave(node);
        }
    }
}
