namespace Graph.Language;

/// <summary>Prints syntax trees as GraphQL text that parses to an equal tree.</summary>
public static class SyntaxPrinter
{
    /// <summary>
    /// Prints any node, and what is in it. Indented as graphql-js prints, with two spaces and no line at the end; or else
    /// without any character that the grammar can do without, to be sent to another server.
    /// </summary>
    /// <exception cref="InvalidOperationException">A tree made by hand is nested too deep.</exception>
    public static string Print(SyntaxNode node, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(node);
        var printer = new NodePrinter(indented);
        printer.Print(node);
        return printer.ToString();
    }
}
