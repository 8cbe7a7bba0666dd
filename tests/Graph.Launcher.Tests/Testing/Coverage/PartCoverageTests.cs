using Graph.Host;
using Graph.Launcher.Output;
using Graph.Launcher.Testing.Coverage;

namespace Graph.Launcher.Tests.Testing.Coverage;

/// <summary>A project whose run has left nothing of coverage is named: its assembly would be missing, or seem to be covered less.</summary>
public sealed class PartCoverageTests : IDisposable
{
    private const string Nothing = """
        <?xml version="1.0" encoding="utf-8"?>
        <CoverageSession><Summary numSequencePoints="0" visitedSequencePoints="0" /><Modules /></CoverageSession>
        """;

    private readonly string _root = Directory.CreateTempSubdirectory("coverage-").FullName;
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _output.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData(Nothing)]
    [InlineData("<CoverageSession><Mod")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_project_that_left_no_coverage_is_named_and_fails_the_run(string? file)
    {
        var part = Part();
        part.Add("Graph.Shop.Tests", Results(file));

        Assert.False(await part.ReportAsync(isWhole: false, CancellationToken.None));
        Assert.Contains(
            "✗ Graph.Shop.Tests has run, and nothing of it was measured",
            _output.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task In_a_whole_run_it_is_named_beside_the_floor_that_is_missed()
    {
        var part = Part();
        part.Add("Graph.Shop.Tests", Results(Nothing));

        Assert.False(await part.ReportAsync(isWhole: true, CancellationToken.None));
        Assert.Contains("Graph.Shop.Tests has run", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Graph.Shop was not measured at all", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_of_another_part_says_nothing()
    {
        var part = Part();
        part.Add("Graph.Other.Tests", Results(Nothing));

        Assert.True(await part.ReportAsync(isWhole: false, CancellationToken.None));
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public void A_file_with_a_module_is_one()
    {
        var file = Path.Combine(_root, "coverage.opencover.xml");
        File.WriteAllText(file, "<CoverageSession><Modules><Module hash=\"1\" /></Modules></CoverageSession>");

        Assert.True(CoverageCollector.HasModules(file));
    }

    private PartCoverage Part()
    {
        Directory.CreateDirectory(Path.Combine(_root, "engine"));
        File.WriteAllText(
            Path.Combine(_root, "engine", "coverage.json"),
            """{ "Graph.Shop": { "lines": 90, "branches": 80 } }"""
        );
        return new PartCoverage(new Workspace(_root), new Steps(_output), "engine");
    }

    private string Results(string? file)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "results", "run")).FullName;
        if (file is not null)
        {
            File.WriteAllText(Path.Combine(folder, "coverage.opencover.xml"), file);
        }

        return Path.GetDirectoryName(folder)!;
    }
}
