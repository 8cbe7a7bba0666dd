using System.Text;
using Graph.Fusion.Composition;
using Graph.Fuzz.Generators;
using Graph.Fuzz.Inputs;

namespace Graph.Fuzz.Targets;

/// <summary>Composition: an input is some source schemas, parted by lines of <c># source</c>.</summary>
internal sealed class CompositionTarget : FuzzTarget
{
    private const string Separator = "# source";
    private static readonly string[] Changes =
    [
        "@shareable",
        "@external",
        "@internal",
        "@inaccessible",
        "@lookup",
        "@key(fields: \"id\")",
        "@key(fields: \"a { b }\")",
        "@override(from: \"s1\")",
        "@provides(fields: \"name\")",
        "@require(field: \"id\")",
        "@is(field: \"id\")",
        "@deprecated",
        "@is(field: \"{ a: b }\")",
        "@key(fields: \"\")",
        "!",
        "@require(field: \"a | b.c\")",
        "@oneOf",
    ];

    private readonly string[] _real =
    [
        .. ((string[])["death", "war", "fury"]).Select(name =>
            Encoding.UTF8.GetString(Repository.Read("schema", $"{name}.graphql"))
        ),
    ];

    public override string Name => "composition";

    public override string Claim =>
        "Any source schemas compose to a graph, the same in any order, or to errors with codes and sentences.";

    public override byte[] Generate(Random random)
    {
        var sources =
            random.Next(3) == 0
                ? Enumerable.Range(0, random.Next(1, 4)).Select(_ => Utf8Text.Read(SchemaTexts.Generate(random)))
                : _real.Where(_ => random.Next(4) > 0).Select(text => Change(text, random));
        return Encoding.UTF8.GetBytes(string.Join($"\n{Separator}\n", sources));
    }

    public override string Run(byte[] input)
    {
        SourceSchema[] sources =
        [
            .. Utf8Text.Read(input).Split(Separator).Take(6).Select((text, i) => new SourceSchema($"s{i}", text)),
        ];
        var result = SchemaComposer.Compose(sources);
        FuzzFailureException.ThrowUnless(
            result.IsSuccess || result.Log.Any(entry => entry.Message.Length > 10 && entry.Code.Length > 3),
            "Schemas do not compose, and nothing says why.",
            () => ""
        );
        var reversed = SchemaComposer.Compose([.. sources.Reverse()]);
        FuzzFailureException.ThrowUnless(
            TextOf(result) == TextOf(reversed),
            "The order of the sources matters to composition.",
            () => $"{TextOf(result)}\n--------\n{TextOf(reversed)}"
        );
        return string.Join(' ', result.Log.Select(entry => entry.Code).Distinct().Order());
    }

    private static string TextOf(CompositionResult result) =>
        (result.Schema is { } schema ? schema.Document.ToString() : "") + string.Join('\n', result.Log);

    // A directive too many, a line gone or doubled: what a team may well do to its schema.
    private static string Change(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var at = random.Next(lines.Count);
            switch (random.Next(4))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, lines[random.Next(lines.Count)]);
                    break;
                default:
                    lines[at] = lines[at].Contains(':', StringComparison.Ordinal)
                        ? $"{lines[at]} {random.OneOf(Changes)}"
                        : lines[at];
                    break;
            }

            if (lines.Count == 0)
            {
                break;
            }
        }

        return string.Join('\n', lines);
    }
}
