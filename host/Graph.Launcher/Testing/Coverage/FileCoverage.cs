namespace Graph.Launcher.Testing.Coverage;

/// <summary>What is covered of a source file. What any run has reached is covered.</summary>
internal sealed class FileCoverage
{
    private readonly SortedDictionary<int, bool> _lines = [];
    private readonly Dictionary<Branch, bool> _branches = [];
    private readonly Dictionary<string, SortedSet<int>> _members = [];

    public Ratio Lines => new(_lines.Values.Count(covered => covered), _lines.Count);

    public Ratio Branches => new(_branches.Values.Count(covered => covered), _branches.Count);

    public void AddLine(string member, int line, bool covered)
    {
        _lines[line] = covered || _lines.GetValueOrDefault(line);
        if (!_members.TryGetValue(member, out var lines))
        {
            _members.Add(member, lines = []);
        }

        lines.Add(line);
    }

    public void AddBranch(Branch branch, bool covered) =>
        _branches[branch] = covered || _branches.GetValueOrDefault(branch);

    /// <summary>The members that have something uncovered, by their first line.</summary>
    public IEnumerable<UncoveredMember> Uncovered()
    {
        var branches = _branches
            .GroupBy(branch => branch.Key.Line)
            .ToDictionary(line => line.Key, line => new Ratio(line.Count(branch => branch.Value), line.Count()));
        foreach ((string member, var lines) in _members.OrderBy(member => member.Value.Min))
        {
            int[] uncovered = [.. lines.Where(line => !_lines[line])];
            (int, Ratio)[] partly =
            [
                .. lines
                    .Where(line => _lines[line] && branches.GetValueOrDefault(line) is { } b && b.Covered < b.Total)
                    .Select(line => (line, branches[line])),
            ];
            if (uncovered.Length + partly.Length > 0)
            {
                yield return new UncoveredMember(
                    member,
                    Ranges(uncovered, [.. _lines.Keys]),
                    partly,
                    uncovered.Length == lines.Count
                );
            }
        }
    }

    // Lines without code do not part a range.
    private static List<(int First, int Last)> Ranges(int[] lines, int[] withCode)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var line in lines)
        {
            var at = Array.BinarySearch(withCode, line);
            if (ranges is [.., var last] && at > 0 && withCode[at - 1] == last.Last)
            {
                ranges[^1] = (last.First, line);
            }
            else
            {
                ranges.Add((line, line));
            }
        }

        return ranges;
    }

    /// <summary>One way out of one decision.</summary>
    internal readonly record struct Branch(string Method, int Line, int Offset, int Path);
}
