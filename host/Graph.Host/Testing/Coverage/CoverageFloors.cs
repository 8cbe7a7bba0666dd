using System.Globalization;
using System.Text.Json;

namespace Graph.Host.Testing.Coverage;

/// <summary>The least that the tests must cover, in percent, for each assembly that is measured.</summary>
internal sealed class CoverageFloors
{
    /// <summary>Where the floors are written, from the root of the repository.</summary>
    public const string File = "engine/coverage.json";

    private readonly SortedDictionary<string, Floor> _floors;

    private CoverageFloors(SortedDictionary<string, Floor> floors) => _floors = floors;

    /// <summary>The floor of an assembly; null where it is not measured.</summary>
    public Floor? Of(string assembly) => _floors.GetValueOrDefault(assembly);

    /// <summary>Reads <c>{ "Assembly": { "lines": 97.5, "branches": 93 } }</c>.</summary>
    /// <exception cref="Complaint">The file is missing or says something else.</exception>
    public static CoverageFloors Read(string path)
    {
        try
        {
            var floors =
                JsonSerializer.Deserialize<SortedDictionary<string, Floor>>(
                    System.IO.File.ReadAllBytes(path),
                    JsonSerializerOptions.Web
                ) ?? [];
            return new CoverageFloors(new SortedDictionary<string, Floor>(floors, StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new Complaint(
                $"{File} must name each measured assembly as \"Name\": {{ \"lines\": 97.5, \"branches\": 93 }}: {e.Message}"
            );
        }
    }

    /// <summary>A sentence for each figure that is below its floor.</summary>
    public IEnumerable<string> Misses(CoverageData coverage)
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
