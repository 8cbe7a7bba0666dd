using System.Text.RegularExpressions;

namespace Graph.Language.Tests;

/// <summary>Every word and every node of a document matters: to the comparison, and to a walk that may stop anywhere.</summary>
public sealed partial class ChangedDocumentTests
{
    private static readonly DocumentNode Document = Utf8GraphQLParser.Parse(
        KitchenSink.Query + "\n" + KitchenSink.Schema
    );

    [Theory]
    [InlineData(KitchenSink.Query, 90)]
    [InlineData(KitchenSink.Schema, 110)]
    public void A_document_with_another_word_is_another_document(string text, int least)
    {
        var original = Utf8GraphQLParser.Parse(text);
        var changed = 0;
        foreach (Match word in Word().Matches(text))
        {
            var other = text.Insert(word.Index + word.Length, char.IsAsciiDigit(word.Value[^1]) ? "1" : "x");
            if (Utf8GraphQLParser.TryParse(other, out var document, out _))
            {
                changed++;
                Assert.False(
                    SyntaxComparer.Instance.Equals(original, document),
                    $"'{word.Value}' at {word.Index} can be changed without a difference."
                );
            }
        }

        Assert.True(changed >= least, $"Only {changed} words could be changed.");
    }

    [Fact]
    public void A_document_without_one_of_its_nodes_is_another_document()
    {
        var removed = 0;
        for (var at = 1; at < Count(); at++)
        {
            try
            {
                var changed = new Remover(at).Rewrite(Document);
                Assert.False(SyntaxComparer.Instance.Equals(Document, changed), $"Node {at} can be removed unseen.");
                Assert.False(SyntaxComparer.Instance.Equals(changed, Document), $"Node {at} can be removed unseen.");
                removed++;
            }
            catch (InvalidOperationException)
            {
                // What the grammar needs cannot be removed from its place.
            }
        }

        Assert.True(removed > 150, $"Only {removed} nodes could be removed.");
    }

    [Fact]
    public void A_walk_can_stop_at_every_node()
    {
        var all = Count();
        for (var at = 1; at <= all; at++)
        {
            var counter = new Counter(at);
            Assert.False(SyntaxWalker.Walk(Document, counter));
            Assert.Equal(at, counter.Entered);
        }
    }

    [Fact]
    public void A_walk_of_what_is_in_a_node_leaves_the_node_out()
    {
        var counter = new Counter(stopAt: -1);

        Assert.True(SyntaxWalker.WalkChildren(Document, counter));

        Assert.Equal(Count() - 1, counter.Entered);
    }

    private static int Count()
    {
        var counter = new Counter(stopAt: -1);
        Assert.True(SyntaxWalker.Walk(Document, counter));
        return counter.Entered;
    }

    [GeneratedRegex("[A-Za-z_]+|[0-9]+")]
    private static partial Regex Word();

    private sealed class Counter(int stopAt) : SyntaxVisitor
    {
        public int Entered { get; private set; }

        public override SyntaxVisit Enter(SyntaxNode node) =>
            ++Entered == stopAt ? SyntaxVisit.Stop : SyntaxVisit.Continue;
    }

    private sealed class Remover(int at) : SyntaxRewriter
    {
        private int _entered;

        public override SyntaxNode? Rewrite(SyntaxNode node) => _entered++ == at ? null : base.Rewrite(node);
    }
}
