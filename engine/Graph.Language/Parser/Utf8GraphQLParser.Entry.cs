using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace Graph.Language;

/// <summary>From a text to a rule, and from its result to the caller.</summary>
public ref partial struct Utf8GraphQLParser
{
    private delegate T Rule<T>(ref Utf8GraphQLParser parser);

    private static readonly Rule<DocumentNode> DocumentRule = static (ref p) => p.ParseDocument();
    private static readonly Rule<ValueNode> ValueRule = static (ref p) => p.ParseValue(isConst: false);
    private static readonly Rule<ValueNode> ConstValueRule = static (ref p) => p.ParseValue(isConst: true);
    private static readonly Rule<TypeNode> TypeRule = static (ref p) => p.ParseTypeReference();
    private static readonly Rule<SelectionSetNode> SelectionSetRule = static (ref p) => p.ParseSelectionSet();
    private static readonly Rule<SelectionSetNode> SelectionsRule = static (ref p) => p.ParseSelectionsToEnd();

    private static T Run<T>(ReadOnlySpan<byte> utf8, ParserOptions? options, Rule<T> rule)
        where T : SyntaxNode =>
        TryRun(utf8, options, rule, out var node, out var error) ? node : throw new SyntaxException(error);

    private static T Run<T>(string text, ParserOptions? options, Rule<T> rule)
        where T : SyntaxNode =>
        TryRun(text, options, rule, out var node, out var error) ? node : throw new SyntaxException(error);

    private static bool TryRun<T>(
        ReadOnlySpan<byte> utf8,
        ParserOptions? options,
        Rule<T> rule,
        [NotNullWhen(true)] out T? node,
        [NotNullWhen(false)] out SyntaxError? error
    )
        where T : SyntaxNode
    {
        options ??= ParserOptions.Default;
        if (utf8.Length > options.MaxBytes)
        {
            node = null;
            error = TooLarge(options);
            return false;
        }

        var parser = new Utf8GraphQLParser(utf8, options);
        try
        {
            parser._lexer.Advance();
            node = rule(ref parser);
            parser.Expect(TokenKind.EndOfFile);
            error = parser._lexer.Error;
            node = error is null ? node : null;
            return error is null;
        }
        finally
        {
            parser._nodes.Release();
        }
    }

    private static bool TryRun<T>(
        string text,
        ParserOptions? options,
        Rule<T> rule,
        [NotNullWhen(true)] out T? node,
        [NotNullWhen(false)] out SyntaxError? error
    )
        where T : SyntaxNode
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= ParserOptions.Default;
        // Every UTF-16 code unit takes at least one byte, so the length alone refuses what is far too long.
        if (text.Length > options.MaxBytes)
        {
            node = null;
            error = TooLarge(options);
            return false;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
        try
        {
            var status = Utf8.FromUtf16(text, buffer, out _, out var length, replaceInvalidSequences: false);
            var utf8 = buffer.AsSpan(0, length);
            if (status == OperationStatus.Done)
            {
                return TryRun(utf8, options, rule, out node, out error);
            }

            node = null;
            error = new SyntaxError(
                "Syntax Error: Invalid text, a surrogate stands without its pair.",
                SourceText.Locate(utf8, length, length),
                SyntaxErrorCodes.SyntaxError
            );
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static SyntaxError TooLarge(ParserOptions options) =>
        new(
            $"Syntax Error: The document is larger than {options.MaxBytes} bytes, which is the limit.",
            new Location(0, 0, 1, 1),
            SyntaxErrorCodes.TooLarge
        );
}
