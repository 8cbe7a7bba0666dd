namespace Graph.Language.Tests;

public sealed class DeepTreeTests
{
    [Fact]
    public void The_deepest_document_can_be_used_in_every_way_on_a_small_stack()
    {
        const int depth = ParserOptions.GreatestMaxDepth;
        var options = new ParserOptions { MaxDepth = depth };
        var fields = string.Concat(Enumerable.Repeat("{a", depth / 2));
        var values = string.Concat(Enumerable.Repeat("{b:", depth - (depth / 2)));
        var text = $"{fields}(c:{values}1{new string('}', depth - (depth / 2))}){new string('}', depth / 2)}";
        Exception? failure = null;

        var thread = new Thread(
            () =>
                failure = Record.Exception(() =>
                {
                    var document = Utf8GraphQLParser.Parse(text, options);
                    Assert.Equal(text, SyntaxPrinter.Print(document, indented: false));
                    Assert.NotEmpty(document.ToString());
                    Assert.True(SyntaxWalker.Walk(document, new Nothing()));
                    var copy = new Copy().Rewrite(document);
                    Assert.NotSame(document, copy);
                    Assert.True(SyntaxComparer.Instance.Equals(document, copy));
                }),
            maxStackSize: 1024 * 1024
        );
        thread.Start();
        thread.Join();

        Assert.Null(failure);
    }

    [Fact]
    public void A_tree_made_by_hand_that_is_too_deep_is_refused_in_every_way_on_a_small_stack()
    {
        ValueNode value = new NullValueNode();
        for (var depth = 0; depth < 100_000; depth++)
        {
            value = new ObjectValueNode([new ObjectFieldNode(new NameNode("a"), value)]);
        }

        var other = new ListValueNode([new ListValueNode([value])]);
        var failures = new List<Exception?>();
        var thread = new Thread(
            () =>
            {
                failures.Add(Record.Exception(() => SyntaxPrinter.Print(value)));
                failures.Add(Record.Exception(() => SyntaxWalker.Walk(value, new Nothing())));
                failures.Add(Record.Exception(() => new Copy().Rewrite(value)));
                failures.Add(Record.Exception(() => SyntaxComparer.Instance.GetHashCode(value)));
                failures.Add(
                    Record.Exception(() => SyntaxComparer.Instance.Equals(other, new ListValueNode(other.Items)))
                );
            },
            maxStackSize: 1024 * 1024
        );
        thread.Start();
        thread.Join();

        Assert.All(failures.Take(4), failure => Assert.IsType<InvalidOperationException>(failure));
        // The same items are equal without a look into them.
        Assert.Null(failures[4]);
    }

    private sealed class Nothing : SyntaxVisitor;

    private sealed class Copy : SyntaxRewriter
    {
        public override SyntaxNode? Rewrite(SyntaxNode node) =>
            node is IntValueNode number ? new IntValueNode(number.Value) : base.Rewrite(node);
    }
}
