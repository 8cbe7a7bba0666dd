using System.Text.Json;
using Graph.Language;

namespace Graph.Types;

/// <summary>How a refused input value is quoted in an error message: as it was written, but not endlessly.</summary>
internal static class InputText
{
    private const int MaxLength = 100;

    public static string Of(ValueNode literal) =>
        Shorten(
            SyntaxPrinter.Print(
                literal is StringValueNode text ? new StringValueNode(text.Value, block: false) : literal
            )
        );

    public static string Of(JsonElement json) => Shorten(json.GetRawText());

    /// <summary>Text of a result, in quotes.</summary>
    public static string Of(string text) => Of(new StringValueNode(text, block: false));

    private static string Shorten(string text) =>
        text.Length <= MaxLength ? text
        : char.IsHighSurrogate(text[MaxLength - 1]) ? text[..(MaxLength - 1)] + "…"
        : text[..MaxLength] + "…";
}
