using System.Text.Json;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Types;

/// <summary>How a refused input value is quoted in an error message: as it was written, but not endlessly.</summary>
internal static class InputText
{
    private const int MaxLength = 100;

    public static string Of(ValueNode literal) =>
        Shorten(literal is StringValueNode text ? LiteralText.Quote(Shorten(text.Value)) : LiteralText.Of(literal));

    public static string Of(JsonElement json) => Shorten(json.GetRawText());

    private static string Shorten(string text) =>
        text.Length <= MaxLength ? text
        : char.IsHighSurrogate(text[MaxLength - 1]) ? text[..(MaxLength - 1)] + "…"
        : text[..MaxLength] + "…";
}
