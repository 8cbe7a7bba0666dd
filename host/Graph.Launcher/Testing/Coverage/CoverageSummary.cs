using System.Text.Json;

namespace Graph.Launcher.Testing.Coverage;

/// <summary>What several test runs covered together of some assemblies, as ReportGenerator sums it up.</summary>
internal sealed class CoverageSummary
{
    private CoverageSummary(SortedDictionary<string, AssemblyCoverage> assemblies) => Assemblies = assemblies;

    /// <summary>The measured assemblies by name.</summary>
    public IReadOnlyDictionary<string, AssemblyCoverage> Assemblies { get; }

    /// <summary>Nothing was measured.</summary>
    public static CoverageSummary Empty { get; } = new([]);

    /// <summary>Reads a <c>Summary.json</c>.</summary>
    public static CoverageSummary Read(ReadOnlyMemory<byte> json)
    {
        var assemblies = new SortedDictionary<string, AssemblyCoverage>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        foreach (
            var assembly in document.RootElement.GetProperty("coverage").GetProperty("assemblies").EnumerateArray()
        )
        {
            assemblies.Add(
                assembly.GetProperty("name").GetString()!,
                new AssemblyCoverage(
                    new Ratio(Count(assembly, "coveredlines"), Count(assembly, "coverablelines")),
                    new Ratio(Count(assembly, "coveredbranches"), Count(assembly, "totalbranches"))
                )
            );
        }

        return new CoverageSummary(assemblies);
    }

    /// <summary>One row for each assembly.</summary>
    public string Table()
    {
        var rows = new List<(string Name, string Lines, string Branches)> { ("coverage", "lines", "branches") };
        foreach ((string name, var assembly) in Assemblies)
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

    // Null where there is nothing to cover.
    private static int Count(JsonElement assembly, string name) =>
        assembly.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number ? count.GetInt32() : 0;

    /// <summary>What is covered of an assembly.</summary>
    internal readonly record struct AssemblyCoverage(Ratio Lines, Ratio Branches);
}
