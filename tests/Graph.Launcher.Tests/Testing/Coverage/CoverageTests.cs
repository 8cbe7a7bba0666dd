using System.Text;
using Graph.Host;
using Graph.Launcher.Testing.Coverage;

namespace Graph.Launcher.Tests.Testing.Coverage;

/// <summary>What several runs have covered together, how it is told, and when it is too little.</summary>
public sealed class CoverageTests
{
    private const string Async = "Graph.Shop.Till/<PayAsync>d__3";

    [Fact]
    public void Two_runs_that_take_different_ways_cover_both()
    {
        CoverageData data = Merged(Run(oneWay: 1, otherWay: 0), Run(oneWay: 0, otherWay: 1));

        AssemblyCoverage shop = data.Assemblies["Graph.Shop"];
        Assert.Equal(new Ratio(4, 6), shop.Lines);
        Assert.Equal(new Ratio(2, 2), shop.Branches);
    }

    [Fact]
    public void Two_runs_that_take_the_same_way_do_not()
    {
        CoverageData data = Merged(Run(oneWay: 1, otherWay: 0), Run(oneWay: 1, otherWay: 0));

        Assert.Equal(new Ratio(1, 2), data.Assemblies["Graph.Shop"].Branches);
    }

    [Fact]
    public void What_is_not_covered_is_named_with_its_lines_and_branches()
    {
        var report = new CoverageReport(Merged(Run(oneWay: 1, otherWay: 0)), "engine");

        Assert.Equal(
            """
            # What the engine's tests do not cover

            ## Graph.Shop

            Lines 4/6 66.6 %, branches 1/2 50.0 %.

            ### engine/Till.cs

            - `Till.PayAsync`: branches of 11 (1 of 2)
            - `Till.Refund`: nothing, lines 20–22

            """,
            report.Markdown()
        );
        Assert.Equal("  No test reaches:\n    Till.Refund (engine/Till.cs: 20–22)", report.Unreached());
        Assert.Equal("  coverage         lines    branches\n  Graph.Shop  4/6 66.6 %  1/2 50.0 %", report.Table());
    }

    [Theory]
    [InlineData("Graph.A.Till", "System.Void Graph.A.Till::Pay(System.Int32)", "Till.Pay")]
    [InlineData("Graph.A.Till", "System.Int32 Graph.A.Till::get_Sum()", "Till.Sum")]
    [InlineData("Graph.A.Till`1", "System.Void Graph.A.Till`1::.ctor(T)", "Till.Till()")]
    [InlineData("Graph.A.Till/Drawer", "System.Void Graph.A.Till/Drawer::Open()", "Till.Drawer.Open")]
    [InlineData("Graph.A.Till/<PayAsync>d__3", "System.Void Graph.A.Till/<PayAsync>d__3::MoveNext()", "Till.PayAsync")]
    [InlineData("Graph.A.Till/<>c", "System.Int32 Graph.A.Till/<>c::<Pay>b__1_0(System.Int32)", "Till.Pay")]
    [InlineData("Graph.A.Till", "System.Int32 Graph.A.Till::<Pay>g__Round|3_0(System.Int32)", "Till.Pay")]
    [InlineData(
        "Graph.A.Till/<>c__DisplayClass18_0/<<Pay>b__0>d",
        "System.Void Graph.A.Till/<>c__DisplayClass18_0/<<Pay>b__0>d::MoveNext()",
        "Till.Pay"
    )]
    public void A_member_is_named_as_it_is_written(string type, string signature, string expected) =>
        Assert.Equal(expected, MemberName.Read(type, signature));

    [Fact]
    public void Coverage_below_its_floor_is_a_miss_that_tells_the_figures()
    {
        CoverageFloors floors = Floors("""{ "Graph.Shop": { "lines": 66.5, "branches": 93 } }""");

        Assert.Equal(
            ["Graph.Shop: 50.00 % of the branches are covered, 93.0 % must be."],
            floors.Misses(Merged(Run(oneWay: 1, otherWay: 0)))
        );
    }

    [Fact]
    public void What_a_neighbours_tests_run_of_another_part_does_not_count()
    {
        var data = new CoverageData();
        data.Add(Encoding.UTF8.GetBytes(Run(oneWay: 1, otherWay: 1)), "/shop", name => name == "Graph.Other");

        Assert.Empty(data.Assemblies);
    }

    [Fact]
    public void An_assembly_that_was_not_measured_is_a_miss()
    {
        CoverageFloors floors = Floors("""{ "Graph.Gone": { "lines": 1, "branches": 1 } }""");

        Assert.StartsWith("Graph.Gone was not measured at all", Assert.Single(floors.Misses(new CoverageData())));
    }

    [Fact]
    public void Floors_that_cannot_be_read_are_a_complaint()
    {
        var complaint = Assert.Throws<Complaint>(() => Floors("""{ "Graph.Shop": 97 }"""));

        Assert.StartsWith("engine/coverage.json must name each measured assembly", complaint.Message);
    }

    private static CoverageData Merged(params string[] runs)
    {
        var data = new CoverageData();
        foreach (string run in runs)
        {
            data.Add(Encoding.UTF8.GetBytes(run), "/shop", _ => true);
        }

        return data;
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

    // coverlet's own format.
    private static string Run(int oneWay, int otherWay) =>
        $$"""
            { "Graph.Shop.dll": { "/shop/engine/Till.cs": {
              "{{Async}}": {
                "System.Void {{Async}}::MoveNext()": {
                  "Lines": { "10": 1, "11": 1, "13": 1, "14": 1 },
                  "Branches": [
                    { "Line": 11, "Offset": 9, "EndOffset": 11, "Path": 0, "Ordinal": 0, "Hits": {{oneWay}} },
                    { "Line": 11, "Offset": 9, "EndOffset": 23, "Path": 1, "Ordinal": 1, "Hits": {{otherWay}} }
                  ]
                }
              },
              "Graph.Shop.Till": {
                "System.Void Graph.Shop.Till::Refund()": { "Lines": { "20": 0, "22": 0 }, "Branches": [] }
              }
            } } }
            """;
}
