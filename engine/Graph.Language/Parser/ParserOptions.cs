namespace Graph.Language;

/// <summary>The limits of a parser. What exceeds one is refused with a <see cref="SyntaxError"/> that names it.</summary>
public sealed record ParserOptions
{
    /// <summary>The deepest nesting that <see cref="MaxDepth"/> may allow: what any thread's stack holds.</summary>
    public const int GreatestMaxDepth = SyntaxDepth.Max;

    /// <summary>The limits for documents from clients.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>The limits for texts of our own, such as a schema: nesting only.</summary>
    public static ParserOptions Schema { get; } =
        new()
        {
            MaxTokens = int.MaxValue,
            MaxBytes = int.MaxValue,
            MaxDirectives = int.MaxValue,
            MaxNameLength = int.MaxValue,
        };

    /// <summary>The most tokens, of every kind but ignored ones. Default 20,000.</summary>
    public int MaxTokens { get; init; } = 20_000;

    /// <summary>
    /// The deepest nesting of selection sets, list and object values and list types, counted together. Default 200, at
    /// most <see cref="GreatestMaxDepth"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, GreatestMaxDepth);
            field = value;
        }
    } = 200;

    /// <summary>The longest text in bytes of UTF-8. Default 1 MiB.</summary>
    public int MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// The longest name in bytes; aliases are sent back with every object that has them. Default 256.
    /// </summary>
    public int MaxNameLength { get; init; } = 256;

    /// <summary>The most directives applied in one document. Default 1,000.</summary>
    public int MaxDirectives { get; init; } = 1_000;
}
