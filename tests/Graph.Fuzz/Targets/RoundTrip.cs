using Graph.Language;

namespace Graph.Fuzz.Targets;

/// <summary>What is printed reads back the same, and prints the same once more.</summary>
internal static class RoundTrip
{
    /// <summary>Checks both forms of print.</summary>
    public static void Check<T>(T node, Func<string, T> parse)
        where T : SyntaxNode
    {
        Check(node, indented: true, parse);
        Check(node, indented: false, parse);
    }

    private static void Check<T>(T node, bool indented, Func<string, T> parse)
        where T : SyntaxNode
    {
        var text = SyntaxPrinter.Print(node, indented);
        T again;
        try
        {
            again = parse(text);
        }
        catch (SyntaxException exception)
        {
            throw new FuzzFailureException("What is printed cannot be read.", $"{exception.Message}\n{text}");
        }

        FuzzFailureException.ThrowUnless(
            SyntaxComparer.Instance.Equals(node, again)
                && SyntaxComparer.Instance.GetHashCode(node) == SyntaxComparer.Instance.GetHashCode(again),
            "What is printed reads back as something else.",
            () => text
        );
        FuzzFailureException.ThrowUnless(
            SyntaxPrinter.Print(again, indented) == text,
            "Printing twice is not printing once.",
            () => $"{text}\n{SyntaxPrinter.Print(again, indented)}"
        );
    }
}
