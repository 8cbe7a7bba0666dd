namespace Graph.Language.Tests;

public sealed class SyntaxRewriterTests
{
    [Fact]
    public void What_does_not_change_is_the_same_tree()
    {
        var document = Utf8GraphQLParser.Parse(KitchenSink.Query + "\n" + KitchenSink.Schema);

        Assert.Same(document, new Nothing().Rewrite(document));
    }

    [Fact]
    public void Every_node_can_be_made_anew()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var document = new RandomTree(seed).Document();

            var copy = new CopyLeaves().Rewrite(document);

            Assert.Equal(document, copy!, SyntaxComparer.Instance);
        }
    }

    [Fact]
    public void A_node_can_be_replaced_and_what_is_beside_it_is_shared()
    {
        var document = Utf8GraphQLParser.Parse("{ a { old } b { c } }");

        var changed = (DocumentNode)new Rename("old", "new").Rewrite(document)!;

        Assert.Equal("{a{new}b{c}}", SyntaxPrinter.Print(changed, indented: false));
        Assert.Same(Selections(document)[1], Selections(changed)[1]);
    }

    [Fact]
    public void A_node_can_be_removed_from_a_list_or_where_it_is_optional()
    {
        var document = Utf8GraphQLParser.Parse("\"d\" type A @b @c { d: E @b } extend type A @c @b");

        var changed = new Remove(node => node is DirectiveNode { Name.Value: "b" } or StringValueNode).Rewrite(
            document
        )!;

        Assert.Equal("type A@c{d:E}extend type A@c", SyntaxPrinter.Print(changed, indented: false));
    }

    [Fact]
    public void A_node_that_must_be_there_cannot_be_removed()
    {
        var document = Utf8GraphQLParser.Parse("type A { b: C }");

        var exception = Assert.Throws<InvalidOperationException>(() =>
            new Remove(node => node is NamedTypeNode).Rewrite(document)
        );

        Assert.Equal("The NamedType cannot be removed from its place.", exception.Message);
    }

    [Fact]
    public void A_tree_made_by_hand_that_is_too_deep_is_refused()
    {
        ValueNode value = new NullValueNode();
        for (var depth = 0; depth < 100_000; depth++)
        {
            value = new ListValueNode([value]);
        }

        Assert.Throws<InvalidOperationException>(() => new Nothing().Rewrite(value));
    }

    private static System.Collections.Immutable.ImmutableArray<SelectionNode> Selections(DocumentNode document) =>
        ((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections;

    [Fact]
    public void What_cannot_stand_in_the_place_of_a_node_is_refused()
    {
        var document = Utf8GraphQLParser.Parse("{ a(b: 1) }");

        var exception = Assert.Throws<InvalidOperationException>(() => new FieldForArgument().Rewrite(document));

        Assert.Equal("A Field cannot stand in the place of a Argument.", exception.Message);
    }

    private sealed class FieldForArgument : SyntaxRewriter
    {
        public override SyntaxNode? Rewrite(SyntaxNode node) =>
            node is ArgumentNode argument ? new FieldNode(null, argument.Name, [], [], null) : base.Rewrite(node);
    }

    private sealed class Nothing : SyntaxRewriter;

    private sealed class CopyLeaves : SyntaxRewriter
    {
        public override SyntaxNode? Rewrite(SyntaxNode node) =>
            base.Rewrite(node) switch
            {
                NamedTypeNode type => new NamedTypeNode(type.Name),
                StringValueNode text => new StringValueNode(text.Value, text.Block),
                NullValueNode => new NullValueNode(),
                DirectiveNode directive => new DirectiveNode(directive.Name, directive.Arguments),
                FieldNode field => new FieldNode(
                    field.Alias,
                    field.Name,
                    field.Arguments,
                    field.Directives,
                    field.SelectionSet
                ),
                var other => other,
            };
    }

    private sealed class Rename(string from, string to) : SyntaxRewriter
    {
        public override SyntaxNode? Rewrite(SyntaxNode node) =>
            node is FieldNode field && field.Name.Value == from
                ? new FieldNode(field.Alias, new NameNode(to), field.Arguments, field.Directives, field.SelectionSet)
                : base.Rewrite(node);
    }

    private sealed class Remove(Func<SyntaxNode, bool> isRemoved) : SyntaxRewriter
    {
        public override SyntaxNode? Rewrite(SyntaxNode node) => isRemoved(node) ? null : base.Rewrite(node);
    }
}
