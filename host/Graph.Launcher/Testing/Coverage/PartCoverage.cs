using Graph.Host;
using Graph.Launcher.Output;

namespace Graph.Launcher.Testing.Coverage;

/// <summary>
/// Measures what the own tests of one part, the engine or the gateway, cover of it, says so, and compares with the floors.
/// </summary>
internal sealed class PartCoverage
{
    private readonly string _part;
    private readonly Workspace _workspace;
    private readonly Steps _steps;
    private readonly CoverageFloors _floors;
    private readonly CoverageCollector _collector;
    private readonly List<string> _results = [];
    private readonly List<string> _unmeasured = [];

    /// <summary>Coverage against the floors that the repository has for a part.</summary>
    /// <param name="part">The folder of the part, which has its floors in <c>coverage.json</c>.</param>
    /// <exception cref="Complaint">The floors cannot be read.</exception>
    public PartCoverage(Workspace workspace, Steps steps, string part)
    {
        _part = part;
        _workspace = workspace;
        _steps = steps;
        _floors = CoverageFloors.Read(workspace.Root, $"{part}/coverage.json");
        _collector = new CoverageCollector(workspace, _floors);
    }

    /// <summary>What <c>dotnet test</c> is told for a project; nothing where it is not measured.</summary>
    public IReadOnlyList<string> Arguments(string project) =>
        _collector.Measures(project) ? _collector.Arguments(project) : [];

    /// <summary>Takes what the run of a project has left in its folder of results, if it is measured.</summary>
    public void Add(string project, string results)
    {
        if (!_collector.Measures(project))
        {
            return;
        }

        // Coverlet writes a file without a module where it has found nothing to watch, as when the assembly was built elsewhere.
        string[] measured = [.. CoverageCollector.Results(results).Where(CoverageCollector.HasModules)];
        if (measured.Length == 0)
        {
            _unmeasured.Add(project);
        }

        _results.AddRange(measured);
    }

    /// <summary>Prints the figures and makes pages that show what is not covered.</summary>
    /// <param name="isWhole">Whether every test has run and passed: only then do the floors hold.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether the coverage is good enough.</returns>
    public async Task<bool> ReportAsync(bool isWhole, CancellationToken cancellationToken)
    {
        foreach (var project in _unmeasured)
        {
            _steps.Line(
                $"✗ {project} has run, and nothing of it was measured: its figures are missing below. Build it again "
                    + $"(dotnet build tests/{project} -c Release --no-incremental), or run ./graph test --no-coverage."
            );
        }

        if (_results.Count == 0 && !isWhole)
        {
            return _unmeasured.Count == 0;
        }

        var folder = Path.Combine(_workspace.State, "coverage", _part);
        var pages = _workspace.Relative(Path.Combine(folder, "index.html"));
        var summary = await new ReportGenerator(_workspace).RunAsync(
            _results,
            _floors.Assemblies,
            folder,
            cancellationToken
        );
        _steps.Line(summary.Table());
        _steps.Line($"  Every line and branch that is not covered: {pages}");
        if (!isWhole)
        {
            return _unmeasured.Count == 0;
        }

        string[] misses = [.. _floors.Misses(summary)];
        foreach (var miss in misses)
        {
            _steps.Line($"✗ {miss}");
        }

        if (misses.Length > 0)
        {
            _steps.Line(
                $"  Test what is new in {pages}. What no test can reach is explained in {_part}/COVERAGE.md, "
                    + $"and only then may its floor in {_floors.File} sink."
            );
        }

        return misses.Length == 0 && _unmeasured.Count == 0;
    }
}
