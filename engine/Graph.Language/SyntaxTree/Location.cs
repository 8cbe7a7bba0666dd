namespace Graph.Language;

/// <summary>Where a node stands in its text.</summary>
/// <param name="Start">Offset of the first byte in the UTF-8 text, from 0.</param>
/// <param name="End">Offset behind the last byte.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1, as editors and JavaScript tools count.</param>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Errors.Error-Result-Format"/></remarks>
public readonly record struct Location(int Start, int End, int Line, int Column)
{
    /// <summary>The location of a node that stands in no text.</summary>
    public static Location None => default;

    /// <summary>True if the node comes from a text.</summary>
    public bool IsKnown => Line > 0;
}
