using System.Text;
using FsCheck.Fluent;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Fuzz.Generators;

namespace Graph.Fuzz.Targets;

/// <summary>The gateway's field selection maps.</summary>
internal sealed class SelectionMapTarget : FuzzTarget
{
    private static readonly FsCheck.Gen<string> Maps =
        from parts in Gen.Elements(
                "a",
                "b",
                ".",
                "|",
                "{",
                "}",
                "[",
                "]",
                "<T>",
                ":",
                " ",
                "a.b",
                "a: b",
                "{a}",
                ".{a b}",
                "[a]"
            )
            .ArrayOf()
        select string.Concat(parts);

    public override string Name => "selection-maps";

    public override string Claim => "Any text is a field selection map that prints to itself, or an error.";

    public override byte[] Generate(Random random) => Encoding.UTF8.GetBytes(random.From(Maps));

    public override string Run(byte[] input)
    {
        var text = Utf8Text.Read(input);
        if (!FieldSelectionMapParser.TryParse(text, out var map, out var error))
        {
            return "error";
        }

        var printed = map.ToString();
        FuzzFailureException.ThrowUnless(
            FieldSelectionMapParser.TryParse(printed, out var again, out error) && again.ToString() == printed,
            "A map that is printed reads back as another.",
            () => $"{printed}\n{again}\n{error}"
        );
        return $"map {printed.Count(c => !char.IsAsciiLetterOrDigit(c))}";
    }
}
