namespace Graph.Language;

/// <summary>The codes of a <see cref="SyntaxError"/>.</summary>
public static class SyntaxErrorCodes
{
    /// <summary>The text is not of the grammar.</summary>
    public const string SyntaxError = "GRAPHQL_PARSE_FAILED";

    /// <summary>The text has more tokens than <see cref="ParserOptions.MaxTokens"/>.</summary>
    public const string TooManyTokens = "DOCUMENT_HAS_TOO_MANY_TOKENS";

    /// <summary>Something is nested deeper than <see cref="ParserOptions.MaxDepth"/>.</summary>
    public const string TooDeep = "DOCUMENT_IS_TOO_DEEP";

    /// <summary>The text is longer than <see cref="ParserOptions.MaxBytes"/>.</summary>
    public const string TooLarge = "DOCUMENT_IS_TOO_LARGE";

    /// <summary>A name is longer than <see cref="ParserOptions.MaxNameLength"/>.</summary>
    public const string NameTooLong = "DOCUMENT_HAS_TOO_LONG_NAME";

    /// <summary>More directives are applied than <see cref="ParserOptions.MaxDirectives"/>.</summary>
    public const string TooManyDirectives = "DOCUMENT_HAS_TOO_MANY_DIRECTIVES";
}
