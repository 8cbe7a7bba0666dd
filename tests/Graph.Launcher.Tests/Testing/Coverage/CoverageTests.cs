using System.Text;
using Graph.Host;
using Graph.Launcher.Testing.Coverage;

namespace Graph.Launcher.Tests.Testing.Coverage;

/// <summary>What several runs have covered together, how it is told, and when it is too little.</summary>
public sealed class CoverageTests
{
    [Fact]
    public async Task Two_runs_that_take_different_ways_cover_both()
    {
        var summary = await MergedAsync(Run(oneWay: 1, otherWay: 0), Run(oneWay: 0, otherWay: 1));

        var shop = summary.Assemblies["Graph.Shop"];
        Assert.Equal(new Ratio(2, 3), shop.Lines);
        Assert.Equal(new Ratio(2, 2), shop.Branches);
        Assert.Equal("  coverage         lines     branches\n  Graph.Shop  2/3 66.6 %  2/2 100.0 %", summary.Table());
    }

    [Fact]
    public async Task Two_runs_that_take_the_same_way_do_not()
    {
        var summary = await MergedAsync(Run(oneWay: 1, otherWay: 0), Run(oneWay: 1, otherWay: 0));

        Assert.Equal(new Ratio(1, 2), summary.Assemblies["Graph.Shop"].Branches);
    }

    [Fact]
    public async Task Coverage_below_its_floor_is_a_miss_that_tells_the_figures()
    {
        CoverageFloors floors = Floors("""{ "Graph.Shop": { "lines": 66.5, "branches": 93 } }""");

        Assert.Equal(
            ["Graph.Shop: 50.00 % of the branches are covered, 93.0 % must be."],
            floors.Misses(await MergedAsync(Run(oneWay: 1, otherWay: 0)))
        );
    }

    [Fact]
    public async Task What_a_neighbours_tests_run_of_another_part_does_not_count() =>
        Assert.Empty((await SummaryAsync("Graph.Other", Run(oneWay: 1, otherWay: 1))).Assemblies);

    [Fact]
    public void An_assembly_that_was_not_measured_is_a_miss()
    {
        CoverageFloors floors = Floors("""{ "Graph.Gone": { "lines": 1, "branches": 1 } }""");

        Assert.StartsWith("Graph.Gone was not measured at all", Assert.Single(floors.Misses(CoverageSummary.Empty)));
    }

    [Fact]
    public void Floors_that_cannot_be_read_are_a_complaint()
    {
        var complaint = Assert.Throws<Complaint>(() => Floors("""{ "Graph.Shop": 97 }"""));

        Assert.StartsWith("engine/coverage.json must name each measured assembly", complaint.Message);
    }

    private static Task<CoverageSummary> MergedAsync(params string[] runs) => SummaryAsync("Graph.Shop", runs);

    private static async Task<CoverageSummary> SummaryAsync(string assembly, params string[] runs)
    {
        var folder = Directory.CreateTempSubdirectory("coverage-").FullName;
        try
        {
            var files = new List<string>();
            foreach (var run in runs)
            {
                files.Add(Path.Combine(folder, $"{files.Count}.xml"));
                await File.WriteAllTextAsync(files[^1], run, Encoding.UTF8);
            }

            return await new ReportGenerator(Workspace.Find()).RunAsync(
                files,
                [assembly],
                Path.Combine(folder, "pages"),
                CancellationToken.None
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CoverageFloors Floors(string json)
    {
        string root = Directory.CreateTempSubdirectory("coverage-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "engine"));
            File.WriteAllText(Path.Combine(root, "engine", "coverage.json"), json);
            return CoverageFloors.Read(root, "engine/coverage.json");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    // As coverlet writes it: one method of three lines, of which one has two ways.
    private static string Run(int oneWay, int otherWay) =>
        $"""
            <?xml version="1.0" encoding="utf-8"?>
            <CoverageSession>
              <Modules>
                <Module hash="1">
                  <ModulePath>Graph.Shop.dll</ModulePath>
                  <ModuleName>Graph.Shop</ModuleName>
                  <Files><File uid="1" fullPath="/shop/Till.cs" /></Files>
                  <Classes>
                    <Class>
                      <FullName>Graph.Shop.Till</FullName>
                      <Methods>
                        <Method cyclomaticComplexity="2" nPathComplexity="2" crapScore="2" sequenceCoverage="66.6" branchCoverage="50">
                          <Summary /><MetadataToken />
                          <Name>System.Void Graph.Shop.Till::Pay()</Name>
                          <FileRef uid="1" />
                          <SequencePoints>
                            <SequencePoint vc="1" ordinal="0" offset="0" sl="10" sc="1" el="10" ec="2" bec="2" bev="1" fileid="1" />
                            <SequencePoint vc="1" ordinal="1" offset="1" sl="11" sc="1" el="11" ec="2" bec="0" bev="0" fileid="1" />
                            <SequencePoint vc="0" ordinal="2" offset="2" sl="12" sc="1" el="12" ec="2" bec="0" bev="0" fileid="1" />
                          </SequencePoints>
                          <BranchPoints>
                            <BranchPoint vc="{oneWay}" ordinal="0" path="0" offset="9" offsetend="11" sl="10" fileid="1" />
                            <BranchPoint vc="{otherWay}" ordinal="1" path="1" offset="9" offsetend="23" sl="10" fileid="1" />
                          </BranchPoints>
                        </Method>
                      </Methods>
                    </Class>
                  </Classes>
                </Module>
              </Modules>
            </CoverageSession>
            """;
}
