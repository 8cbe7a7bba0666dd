using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Graph.Language.Tests;

public sealed class ParserProperties
{
    private static readonly Config Config = FsCheck.Config.QuickThrowOnFailure;

    private static readonly string[] Tokens =
    [
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ":",
        "=",
        "!",
        "@",
        "$",
        "&",
        "|",
        "...",
        "..",
        "a",
        "on",
        "query",
        "fragment",
        "type",
        "extend",
        "enum",
        "input",
        "union",
        "schema",
        "directive",
        "1",
        "-1.5e3",
        "\"",
        "\"\"\"",
        "\"x\"",
        "\\",
        "\\u",
        "{",
        "#",
        "\n",
        "\r",
        " ",
        ",",
        "\uFEFF",
        "é",
        "\U0001F600",
        "\0",
        "true",
        "null",
        "implements",
    ];

    [Fact]
    public void Every_tree_that_is_printed_parses_to_itself() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    var tree = new RandomTree(seed).Document();
                    AssertRoundTrip(tree, indented: true);
                    AssertRoundTrip(tree, indented: false);
                }
            )
            .Check(Config.WithMaxTest(1_000));

    [Fact]
    public void The_random_trees_have_every_kind_of_node()
    {
        var kinds = new KindCounter();
        for (var seed = 0; seed < 500; seed++)
        {
            SyntaxWalker.Walk(new RandomTree(seed).Document(), kinds);
        }

        Assert.Equal(Enum.GetValues<SyntaxKind>().Where(kind => kind != SyntaxKind.Name), kinds.Seen.Order());
    }

    [Fact]
    public void Any_bytes_are_a_document_or_an_error() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), AssertTerminates).Check(Config.WithMaxTest(2_000));

    [Fact]
    public void Any_tokens_are_a_document_or_an_error() =>
        Prop.ForAll(
                Gen.Elements(Tokens).ArrayOf().ToArbitrary(),
                tokens => AssertTerminates(Encoding.UTF8.GetBytes(string.Concat(tokens)))
            )
            .Check(Config.WithMaxTest(2_000));

    [Fact]
    public void A_document_with_a_byte_changed_is_a_document_or_an_error()
    {
        var documents = new[] { KitchenSink.Query, KitchenSink.Schema };
        var changes =
            from document in Gen.Elements(documents)
            from place in Gen.Choose(0, Encoding.UTF8.GetByteCount(document) - 1)
            from value in Gen.Choose(0, 255)
            select Changed(document, place, (byte)value);
        Prop.ForAll(changes.ToArbitrary(), AssertTerminates).Check(Config.WithMaxTest(2_000));
    }

    [Fact]
    public void A_document_cut_anywhere_is_a_document_or_an_error()
    {
        foreach (var document in new[] { KitchenSink.Query, KitchenSink.Schema })
        {
            var utf8 = Encoding.UTF8.GetBytes(document);
            for (var length = 0; length < utf8.Length; length++)
            {
                AssertTerminates(utf8[..length]);
            }
        }
    }

    private static byte[] Changed(string document, int place, byte value)
    {
        var utf8 = Encoding.UTF8.GetBytes(document);
        utf8[place] = value;
        return utf8;
    }

    private static void AssertRoundTrip(DocumentNode tree, bool indented)
    {
        var text = SyntaxPrinter.Print(tree, indented);
        Assert.True(
            Utf8GraphQLParser.TryParse(text, ParserOptions.Schema, out var parsed, out var error),
            $"{error} in\n{text}"
        );
        Assert.True(SyntaxComparer.Instance.Equals(tree, parsed), text);
        Assert.Equal(SyntaxComparer.Instance.GetHashCode(tree), SyntaxComparer.Instance.GetHashCode(parsed));
    }

    private static void AssertTerminates(byte[] utf8)
    {
        if (Utf8GraphQLParser.TryParse(utf8, out var document, out var error))
        {
            AssertRoundTrip(document, indented: true);
            AssertRoundTrip(document, indented: false);
            return;
        }

        Assert.InRange(error.Location.Start, 0, utf8.Length);
        Assert.InRange(error.Location.End, error.Location.Start, utf8.Length);
        Assert.True(error.Location is { Line: > 0, Column: > 0 });
        // The lexer counts columns as it goes; this counts them from the start.
        Assert.Equal(SourceText.Locate(utf8, error.Location.Start, error.Location.End), error.Location);
    }

    private sealed class KindCounter : SyntaxVisitor
    {
        public HashSet<SyntaxKind> Seen { get; } = [];

        public override SyntaxVisit Enter(SyntaxNode node)
        {
            Seen.Add(node.Kind);
            return SyntaxVisit.Continue;
        }
    }
}
