using FsCheck;
using FsCheck.Fluent;

namespace Graph.Fuzz.Generators;

/// <summary>Strings, and strings as JSON and GraphQL write them.</summary>
internal static class Texts
{
    private static readonly Gen<string> Parts = Gen.Elements(
        "a",
        "Z",
        "0",
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\"",
        "\"\"\"",
        "\\",
        "/",
        "é",
        "ß",
        "中",
        "\U0001F600",
        "\uD800",
        "\uDC00",
        "\0",
        "\u0007",
        "\u001f",
        "\u007f",
        "\u0085",
        "\u2028",
        "\u2029",
        "\uFEFF",
        "\uFFFE",
        "\uFFFF",
        "{",
        "}",
        "#"
    );

    /// <summary>Any string, lone surrogates included.</summary>
    public static readonly Gen<string> Any = from parts in Parts.ArrayOf() select string.Concat(parts);

    /// <summary>A JSON string with its quotes; escapes where they are needed and where they are not.</summary>
    public static readonly Gen<string> Json = Escaped(
        Gen.Elements("\\n", "\\\"", "\\\\", "\\/", "\\b", "\\u0041", "\\u00e9", "\\ud83d\\ude00", "\\uD83D\\uDE00")
    );

    /// <summary>A GraphQL string: quoted, or a block.</summary>
    public static readonly Gen<string> GraphQL = Gen.Frequency(
        (3, Escaped(Gen.Elements("\\n", "\\\"", "\\\\", "\\t", "\\u0041", "\\u{e9}", "\\u{1F600}", "\\ud83d\\ude00"))),
        (1, Block())
    );

    private static Gen<string> Escaped(Gen<string> escapes) =>
        from parts in Gen.Frequency((2, escapes), (5, Gen.Elements("a", "b c", "é", "\U0001F600", "x", "0", "'", "#")))
            .ArrayOf()
        select $"\"{string.Concat(parts)}\"";

    private static Gen<string> Block() =>
        from parts in Gen.Elements(
                "a",
                " ",
                "  b",
                "\n",
                "\r\n",
                "\r",
                "\t",
                "\\\"\"\"",
                "\\",
                "é",
                "\" ",
                "\U0001F600"
            )
            .ArrayOf()
        select $"\"\"\"{string.Concat(parts)}\n\"\"\"";
}
