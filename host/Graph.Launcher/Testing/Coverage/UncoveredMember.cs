namespace Graph.Launcher.Testing.Coverage;

/// <summary>A member with something that no test reaches.</summary>
/// <param name="Name">Type and member.</param>
/// <param name="Lines">The lines that are never reached, as ranges.</param>
/// <param name="Branches">The reached lines of which not all branches are taken.</param>
/// <param name="IsWhole">Whether nothing of the member is reached.</param>
internal sealed record UncoveredMember(
    string Name,
    IReadOnlyList<(int First, int Last)> Lines,
    IReadOnlyList<(int Line, Ratio Taken)> Branches,
    bool IsWhole
)
{
    /// <summary>Reads as <c>12–14, 20</c>.</summary>
    public string LinesText() =>
        string.Join(
            ", ",
            Lines.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}–{range.Last}")
        );

    /// <summary>Reads as <c>33 (1 of 2)</c>.</summary>
    public string BranchesText() =>
        string.Join(", ", Branches.Select(line => $"{line.Line} ({line.Taken.Covered} of {line.Taken.Total})"));
}
