using System.Text;

namespace Graph.Launcher.Testing.Coverage;

/// <summary>Tells a person what the tests cover, and names what they do not.</summary>
internal sealed class CoverageReport(CoverageData coverage, string part)
{
    private const int MaxNamed = 40;

    /// <summary>One row for each assembly.</summary>
    public string Table()
    {
        var rows = new List<(string Name, string Lines, string Branches)> { ("coverage", "lines", "branches") };
        foreach ((string name, var assembly) in coverage.Assemblies)
        {
            rows.Add((name, assembly.Lines.ToString(), assembly.Branches.ToString()));
        }

        var names = rows.Max(row => row.Name.Length);
        var lines = rows.Max(row => row.Lines.Length);
        var branches = rows.Max(row => row.Branches.Length);
        return string.Join(
            '\n',
            rows.Select(row =>
                $"  {row.Name.PadRight(names)}  {row.Lines.PadLeft(lines)}  {row.Branches.PadLeft(branches)}"
            )
        );
    }

    /// <summary>The members that nothing reaches, one a line; only their number where they are many.</summary>
    public string Unreached()
    {
        string[] members =
        [
            .. Uncovered()
                .Where(found => found.Member.IsWhole)
                .Select(found => $"    {found.Member.Name} ({found.File}: {found.Member.LinesText()})"),
        ];
        return members.Length switch
        {
            0 => "  Every member is reached by a test.",
            <= MaxNamed => $"  No test reaches:\n{string.Join('\n', members)}",
            _ => $"  No test reaches {members.Length} members.",
        };
    }

    /// <summary>Everything that is not covered, as Markdown: by assembly, file and member, with lines and branches.</summary>
    public string Markdown()
    {
        var text = new StringBuilder($"# What the {part}'s tests do not cover\n");
        foreach ((string name, var assembly) in coverage.Assemblies)
        {
            text.Append($"\n## {name}\n\nLines {assembly.Lines}, branches {assembly.Branches}.\n");
            foreach ((string path, var file) in assembly.Files)
            {
                UncoveredMember[] members = [.. file.Uncovered()];
                if (members.Length == 0)
                {
                    continue;
                }

                text.Append($"\n### {path}\n\n");
                foreach (var member in members)
                {
                    text.Append($"- `{member.Name}`");
                    var separator = ": ";
                    if (member.IsWhole)
                    {
                        text.Append($"{separator}nothing, ");
                        separator = "";
                    }

                    if (member.Lines.Count > 0)
                    {
                        text.Append($"{separator}lines {member.LinesText()}");
                        separator = "; ";
                    }

                    if (member.Branches.Count > 0)
                    {
                        text.Append($"{separator}branches of {member.BranchesText()}");
                    }

                    text.Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private IEnumerable<(string File, UncoveredMember Member)> Uncovered() =>
        coverage
            .Assemblies.Values.SelectMany(assembly => assembly.Files)
            .SelectMany(file => file.Value.Uncovered().Select(member => (file.Key, member)));
}
