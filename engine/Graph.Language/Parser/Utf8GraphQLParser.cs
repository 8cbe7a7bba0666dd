using System.Diagnostics.CodeAnalysis;

namespace Graph.Language;

/// <summary>Parses GraphQL documents, and parts of them, from UTF-8.</summary>
/// <remarks>
/// Recursive descent over one token; every recursion counts its depth. The first error stops the lexer: from then on
/// every rule ends at once and what it returns is thrown away, so rules need no check after each step.
/// <para><see href="https://spec.graphql.org/September2025/#sec-Language"/></para>
/// </remarks>
public ref partial struct Utf8GraphQLParser
{
    private readonly ParserOptions _options;
    private Utf8Lexer _lexer;
    private NodeStack _nodes;
    private int _depth;
    private int _directives;

    private Utf8GraphQLParser(ReadOnlySpan<byte> utf8, ParserOptions options)
    {
        _options = options;
        _lexer = new Utf8Lexer(utf8, options.MaxTokens);
        _nodes = new NodeStack();
    }

    /// <summary>Parses a document of operations and fragments, type system definitions, or both.</summary>
    /// <exception cref="SyntaxException">The text is malformed or exceeds a limit.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> utf8, ParserOptions? options = null) =>
        Run(utf8, options, DocumentRule);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, ParserOptions?)"/>
    public static DocumentNode Parse(string text, ParserOptions? options = null) => Run(text, options, DocumentRule);

    /// <summary>Parses a document; an error of the text is a result, not an exception.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8,
        ParserOptions? options,
        [NotNullWhen(true)] out DocumentNode? document,
        [NotNullWhen(false)] out SyntaxError? error
    ) => TryRun(utf8, options, DocumentRule, out document, out error);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, ParserOptions?, out DocumentNode?, out SyntaxError?)"/>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8,
        [NotNullWhen(true)] out DocumentNode? document,
        [NotNullWhen(false)] out SyntaxError? error
    ) => TryRun(utf8, null, DocumentRule, out document, out error);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, ParserOptions?, out DocumentNode?, out SyntaxError?)"/>
    public static bool TryParse(
        string text,
        ParserOptions? options,
        [NotNullWhen(true)] out DocumentNode? document,
        [NotNullWhen(false)] out SyntaxError? error
    ) => TryRun(text, options, DocumentRule, out document, out error);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, ParserOptions?, out DocumentNode?, out SyntaxError?)"/>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out DocumentNode? document,
        [NotNullWhen(false)] out SyntaxError? error
    ) => TryRun(text, null, DocumentRule, out document, out error);

    /// <summary>Parses a value in which variables may stand.</summary>
    /// <exception cref="SyntaxException">The text is malformed or exceeds a limit.</exception>
    public static ValueNode ParseValue(string text, ParserOptions? options = null) => Run(text, options, ValueRule);

    /// <inheritdoc cref="ParseValue(string, ParserOptions?)"/>
    public static ValueNode ParseValue(ReadOnlySpan<byte> utf8, ParserOptions? options = null) =>
        Run(utf8, options, ValueRule);

    /// <summary>Parses a value; an error of the text is a result, not an exception.</summary>
    public static bool TryParseValue(
        string text,
        ParserOptions? options,
        [NotNullWhen(true)] out ValueNode? value,
        [NotNullWhen(false)] out SyntaxError? error
    ) => TryRun(text, options, ValueRule, out value, out error);

    /// <summary>Parses a value in which no variable may stand.</summary>
    /// <exception cref="SyntaxException">The text is malformed or exceeds a limit.</exception>
    public static ValueNode ParseConstValue(string text, ParserOptions? options = null) =>
        Run(text, options, ConstValueRule);

    /// <inheritdoc cref="ParseConstValue(string, ParserOptions?)"/>
    public static ValueNode ParseConstValue(ReadOnlySpan<byte> utf8, ParserOptions? options = null) =>
        Run(utf8, options, ConstValueRule);

    /// <summary>Parses a constant value; an error of the text is a result, not an exception.</summary>
    public static bool TryParseConstValue(
        string text,
        ParserOptions? options,
        [NotNullWhen(true)] out ValueNode? value,
        [NotNullWhen(false)] out SyntaxError? error
    ) => TryRun(text, options, ConstValueRule, out value, out error);

    /// <summary>Parses a type reference, such as <c>[Post!]!</c>.</summary>
    /// <exception cref="SyntaxException">The text is malformed or exceeds a limit.</exception>
    public static TypeNode ParseType(string text, ParserOptions? options = null) => Run(text, options, TypeRule);

    /// <inheritdoc cref="ParseType(string, ParserOptions?)"/>
    public static TypeNode ParseType(ReadOnlySpan<byte> utf8, ParserOptions? options = null) =>
        Run(utf8, options, TypeRule);

    /// <summary>Parses a type reference; an error of the text is a result, not an exception.</summary>
    public static bool TryParseType(
        string text,
        ParserOptions? options,
        [NotNullWhen(true)] out TypeNode? type,
        [NotNullWhen(false)] out SyntaxError? error
    ) => TryRun(text, options, TypeRule, out type, out error);

    /// <summary>Parses a selection set with its braces: <c>{ id author { name } }</c>.</summary>
    /// <exception cref="SyntaxException">The text is malformed or exceeds a limit.</exception>
    public static SelectionSetNode ParseSelectionSet(string text, ParserOptions? options = null) =>
        Run(text, options, SelectionSetRule);

    /// <summary>Parses the inside of a selection set: <c>id author { name }</c>, as field set arguments have it.</summary>
    /// <exception cref="SyntaxException">The text is malformed or exceeds a limit.</exception>
    public static SelectionSetNode ParseSelections(string text, ParserOptions? options = null) =>
        Run(text, options, SelectionsRule);

    /// <summary>Parses the inside of a selection set; an error of the text is a result, not an exception.</summary>
    public static bool TryParseSelections(
        string text,
        ParserOptions? options,
        [NotNullWhen(true)] out SelectionSetNode? selections,
        [NotNullWhen(false)] out SyntaxError? error
    ) => TryRun(text, options, SelectionsRule, out selections, out error);
}
