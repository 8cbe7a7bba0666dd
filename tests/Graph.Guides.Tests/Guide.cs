using System.Text.RegularExpressions;
using Graph.Testing;

namespace Graph.Guides.Tests;

/// <summary>
/// A page of <c>docs/</c> as what it tells its reader to do: a block of code belongs to the file that the line above names,
/// a block of <c>sh</c> is run, a block of <c>json</c> is what comes of it.
/// </summary>
internal static partial class Guide
{
    public static IReadOnlyList<GuideStep> Read(string page)
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", page));
        var steps = new List<GuideStep>();
        foreach (Match block in Block().Matches(text))
        {
            var (above, language, code) = (
                block.Groups["above"].Value,
                block.Groups["language"].Value,
                block.Groups["code"].Value
            );
            steps.Add(
                language switch
                {
                    "sh" => new GuideStep.Run(code),
                    "json" => new GuideStep.Expect(code.Trim()),
                    _ when OfFile().Match(above) is { Success: true } file => new GuideStep.Create(
                        file.Groups["file"].Value,
                        code
                    ),
                    _ when BelowLine().Match(above) is { Success: true } place => new GuideStep.Insert(
                        place.Groups["file"].Value,
                        place.Groups["line"].Value,
                        code
                    ),
                    _ => throw new FormatException(
                        $"{page}: the line above a block of code says neither which file it is nor where it goes: {above}"
                    ),
                }
            );
        }

        return steps;
    }

    // The paragraph above, the language and the lines of a block.
    [GeneratedRegex(
        """(?<above>(?:^(?!```).+\n)*)\n?^```(?<language>\w+)\n(?<code>(?:^(?!```).*\n)*)^```$""",
        RegexOptions.Multiline
    )]
    private static partial Regex Block();

    [GeneratedRegex("""^`(?<file>[^`]+)`:\s*$""")]
    private static partial Regex OfFile();

    [GeneratedRegex("""^In `(?<file>[^`]+)`, below the line with `(?<line>[^`]+)`""")]
    private static partial Regex BelowLine();
}
