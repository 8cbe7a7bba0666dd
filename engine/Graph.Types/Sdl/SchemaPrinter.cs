using Graph.Language;

namespace Graph.Types.Sdl;

/// <summary>
/// Prints a schema as text for people to review: deterministic, and stable when it is built and printed again.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Type-System"/></remarks>
public static class SchemaPrinter
{
    /// <summary>
    /// The schema's text, with applied directives and a line at the end; without built-in scalars, the specification's
    /// directives and introspection.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">Null for <see cref="SchemaPrinterOptions.Default"/>.</param>
    public static string Print(Schema schema, SchemaPrinterOptions? options = null) =>
        Print(ToDocument(schema, options));

    /// <summary>The text of type system definitions, laid out as <see cref="Print(Schema, SchemaPrinterOptions?)"/> does.</summary>
    public static string Print(DocumentNode document)
    {
        var layout = new SchemaLayout();
        foreach (var definition in document.Definitions)
        {
            layout.Append(definition);
        }

        return layout.ToString();
    }

    /// <summary>The syntax tree of the schema's text.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">Null for <see cref="SchemaPrinterOptions.Default"/>.</param>
    public static DocumentNode ToDocument(Schema schema, SchemaPrinterOptions? options = null) =>
        SchemaSyntax.Document(schema, options ?? SchemaPrinterOptions.Default);
}
