namespace Graph.Language;

/// <summary>The lexical tokens of GraphQL, and the three states of a lexer that stands on none.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Language.Source-Text.Lexical-Tokens"/></remarks>
internal enum TokenKind : byte
{
    /// <summary>Nothing was read yet.</summary>
    StartOfFile,

    /// <summary>The text is used up.</summary>
    EndOfFile,

    /// <summary>An error was found; the lexer stays here.</summary>
    Error,

    Bang,
    Dollar,
    Ampersand,
    ParenOpen,
    ParenClose,
    Spread,
    Colon,
    Equal,
    At,
    BracketOpen,
    BracketClose,
    BraceOpen,
    Pipe,
    BraceClose,
    Name,
    Int,
    Float,
    String,
    BlockString,
}
