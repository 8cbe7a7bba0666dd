using System.Text;
using Graph.Fuzz.Generators;
using Graph.Language;

namespace Graph.Fuzz.Targets;

/// <summary>Documents: operations and schema definitions, and the lexer below.</summary>
internal sealed class ParserTarget : FuzzTarget
{
    public override string Name => "parser";

    public override string Claim =>
        "Any bytes are a document that prints to itself, with every node where it stands, or an error that is located.";

    public override byte[] Generate(Random random) =>
        Encoding.UTF8.GetBytes(
            random.From(random.Next(2) == 0 ? DocumentTexts.Executable : DocumentTexts.TypeSystem, random.Next(4, 24))
        );

    public override string Run(byte[] input)
    {
        var parsed = Utf8GraphQLParser.TryParse(input, null, out var document, out var error);
        if (!parsed)
        {
            CheckError(input, error!);
        }

        if (Utf8Text.TryRead(input) is { } text)
        {
            CheckSameAsText(text, document, error);
        }

        CheckTokenLimit(input, document);
        if (document is null)
        {
            return $"{error!.Code} {KindOf(error.Message)}";
        }

        RoundTrip.Check(document, printed => Utf8GraphQLParser.Parse(printed, ParserOptions.Schema));
        var nodes = new NodePlaces(input);
        SyntaxWalker.Walk(document, nodes);
        return $"document {string.Join(',', nodes.Kinds.Order())}";
    }

    /// <summary>An error tells what and where, and the place is in the text.</summary>
    public static void CheckError(byte[] input, SyntaxError error)
    {
        var at = error.Location;
        FuzzFailureException.ThrowUnless(
            at.Start >= 0 && at.Start <= at.End && at.End <= input.Length && at.Line > 0 && at.Column > 0,
            "A syntax error is located outside the text.",
            () => $"{error} of {input.Length} bytes"
        );
        FuzzFailureException.ThrowUnless(
            error.Code == SyntaxErrorCodes.TooLarge || SourceText.Locate(input, at.Start, at.End) == at,
            "The line or column of a syntax error is not that of its offset.",
            () => $"{error}, not {SourceText.Locate(input, at.Start, at.End)}"
        );
        FuzzFailureException.ThrowUnless(
            error.Message.StartsWith("Syntax Error: ", StringComparison.Ordinal) && error.Message.Length < 1_000,
            "A syntax error has no proper message.",
            error.ToString
        );
    }

    private static void CheckSameAsText(string text, DocumentNode? document, SyntaxError? error)
    {
        Utf8GraphQLParser.TryParse(text, null, out var again, out var otherError);
        FuzzFailureException.ThrowUnless(
            error == otherError && SyntaxComparer.Instance.Equals(document, again),
            "Bytes and text are read differently.",
            () => $"{error}\n{otherError}"
        );
    }

    // A limit refuses the document or changes nothing.
    private static void CheckTokenLimit(byte[] input, DocumentNode? document)
    {
        var options = new ParserOptions
        {
            MaxTokens = 1 + input.Length / 3,
            MaxDepth = 20,
            MaxDirectives = 10,
        };
        if (Utf8GraphQLParser.TryParse(input, options, out var limited, out var error))
        {
            FuzzFailureException.ThrowUnless(
                SyntaxComparer.Instance.Equals(document, limited),
                "A limit changes what is read.",
                () => limited!.ToString()
            );
        }
        else
        {
            CheckError(input, error!);
            FuzzFailureException.ThrowUnless(
                document is null || error!.Code != SyntaxErrorCodes.SyntaxError,
                "A limit makes a document malformed.",
                error!.ToString
            );
        }
    }

    // The message without what it quotes.
    private static string KindOf(string message) =>
        string.Join(' ', message.Split(' ').Where(word => word.All(char.IsAsciiLetter)));

    /// <summary>Every node is within its parent, and where its offset says.</summary>
    private sealed class NodePlaces(byte[] source) : SyntaxVisitor
    {
        private const int MaxLocated = 100;
        private readonly Stack<SyntaxNode> _open = new();
        private int _count;

        public HashSet<SyntaxKind> Kinds { get; } = [];

        public override SyntaxVisit Enter(SyntaxNode node)
        {
            Kinds.Add(node.Kind);
            var at = node.Location;
            FuzzFailureException.ThrowUnless(
                at.IsKnown && at.Start >= 0 && at.Start <= at.End && at.End <= source.Length,
                "A node is located outside the text.",
                () => $"{node.Kind} {at}"
            );
            // Each look at a location reads the text from its start: a few are enough.
            FuzzFailureException.ThrowUnless(
                _count++ > MaxLocated || SourceText.Locate(source, at.Start, at.End) == at,
                "The line or column of a node is not that of its offset.",
                () => $"{node.Kind} {at}, not {SourceText.Locate(source, at.Start, at.End)}"
            );
            if (_open.TryPeek(out var parent))
            {
                FuzzFailureException.ThrowUnless(
                    at.Start >= parent.Location.Start && at.End <= parent.Location.End,
                    "A node reaches beyond its parent.",
                    () => $"{node.Kind} {at} in {parent.Kind} {parent.Location}"
                );
            }

            _open.Push(node);
            return SyntaxVisit.Continue;
        }

        public override void Leave(SyntaxNode node) => _open.Pop();
    }
}
