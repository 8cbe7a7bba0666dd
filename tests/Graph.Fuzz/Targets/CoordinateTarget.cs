using System.Text;
using FsCheck.Fluent;
using Graph.Fuzz.Generators;
using Graph.Language;

namespace Graph.Fuzz.Targets;

/// <summary>Schema coordinates.</summary>
internal sealed class CoordinateTarget : FuzzTarget
{
    private static readonly FsCheck.Gen<string> Coordinates =
        from parts in Gen.Elements("@", "a", "B_1", ".", "(", ":", ")", "c", "query", " ", "é", "1").ArrayOf()
        select string.Concat(parts);

    public override string Name => "coordinates";

    public override string Claim =>
        "Any text is a schema coordinate that is written as it was read, or a located error.";

    public override byte[] Generate(Random random) => Encoding.UTF8.GetBytes(random.From(Coordinates));

    public override string Run(byte[] input)
    {
        var text = Utf8Text.Read(input);
        if (!SchemaCoordinate.TryParse(text, out var coordinate, out var error))
        {
            ParserTarget.CheckError(Encoding.UTF8.GetBytes(text), error);
            return error.Code;
        }

        FuzzFailureException.ThrowUnless(
            coordinate.ToString() == text,
            "A coordinate is not written as it was read.",
            coordinate.ToString
        );
        return coordinate.Kind.ToString();
    }
}
