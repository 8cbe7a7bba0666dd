using System.Globalization;
using System.Text.Json;
using Graph.Host;

namespace Graph.Launcher.Testing.Coverage;

/// <summary>The least that the tests must cover, in percent, for each assembly that is measured.</summary>
internal sealed class CoverageFloors
{
    private readonly SortedDictionary<string, Floor> _floors;

    private CoverageFloors(string file, SortedDictionary<string, Floor> floors)
    {
        File = file;
        _floors = floors;
    }

    /// <summary>Where the floors are written, from the root of the repository.</summary>
    public string File { get; }

    /// <summary>The assemblies that are measured.</summary>
    public IReadOnlyCollection<string> Assemblies => _floors.Keys;

    /// <summary>Whether an assembly is measured.</summary>
    public bool Has(string assembly) => _floors.ContainsKey(assembly);

    /// <summary>Reads <c>{ "Assembly": { "lines": 97.5, "branches": 93 } }</c>.</summary>
    /// <param name="root">The root of the repository.</param>
    /// <param name="file">The file, from there.</param>
    /// <exception cref="Complaint">The file is missing or says something else.</exception>
    public static CoverageFloors Read(string root, string file)
    {
        try
        {
            var floors =
                JsonSerializer.Deserialize<SortedDictionary<string, Floor>>(
                    System.IO.File.ReadAllBytes(Path.Combine(root, file)),
                    JsonSerializerOptions.Web
                ) ?? [];
            return new CoverageFloors(file, new SortedDictionary<string, Floor>(floors, StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new Complaint(
                $"{file} must name each measured assembly as \"Name\": {{ \"lines\": 97.5, \"branches\": 93 }}: {e.Message}"
            );
        }
    }

    /// <summary>A sentence for each figure that is below its floor.</summary>
    public IEnumerable<string> Misses(CoverageSummary coverage)
    {
        foreach ((string name, var floor) in _floors)
        {
            if (!coverage.Assemblies.TryGetValue(name, out var measured))
            {
                yield return $"{name} was not measured at all, though {File} has a floor for it.";
                continue;
            }

            foreach (
                var (what, reached, least) in new[]
                {
                    ("lines", measured.Lines, floor.Lines),
                    ("branches", measured.Branches, floor.Branches),
                }
            )
            {
                if (reached.Percent < least)
                {
                    yield return string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name}: {reached.Percent:0.00} % of the {what} are covered, {least:0.0#} % must be."
                    );
                }
            }
        }
    }

    /// <summary>The least share of an assembly, in percent.</summary>
    internal sealed record Floor(double Lines, double Branches);
}
