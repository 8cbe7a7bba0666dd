using System.Diagnostics;
using System.Globalization;
using Graph.Host;
using Graph.Host.Processes;
using Graph.Launcher.Output;
using Graph.Launcher.Testing;
using Graph.Launcher.Testing.Coverage;

namespace Graph.Launcher.Commands;

/// <summary>Builds the solution and runs its test projects, one after the other.</summary>
internal sealed class TestCommand(Workspace workspace, Steps steps)
{
    private static readonly string[] MeasuredParts = ["engine", "gateway"];
    private static readonly TimeSpan BuildPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ProjectPatience = TimeSpan.FromMinutes(10);

    /// <summary>Runs the projects whose names contain one of the words; all of them without words.</summary>
    /// <param name="words">Words of the names of projects.</param>
    /// <param name="withCoverage">Whether to measure what the tests of engine and gateway cover, and to fail below its floors.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>0 where every test passed; the last line of the output has the totals.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> words, bool withCoverage, CancellationToken cancellationToken)
    {
        string[] projects = [.. Projects().Where(project => Matches(project, words))];
        if (projects.Length == 0)
        {
            throw new Complaint(
                $"No test project is named like {string.Join(", ", words)}: there are {string.Join(", ", Projects())}."
            );
        }

        workspace.Prepare();
        var tools = await new TestTools(workspace, steps).InstallAsync(cancellationToken);
        var stragglers = new Stragglers();
        var variables = new Dictionary<string, string>(DotNet.Variables)
        {
            [Stragglers.Variable] = stragglers.Run,
            ["GRAPH_ROOT"] = workspace.Root,
        };
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            // A snapshot that nobody has reviewed is a failure there.
            variables["SNAPSHOOTER_STRICT_MODE"] = "true";
        }

        foreach ((string name, string value) in tools)
        {
            variables[name] = value;
        }

        PartCoverage[] parts = withCoverage
            ? [.. MeasuredParts.Select(part => new PartCoverage(workspace, steps, part))]
            : [];
        var totals = new TestTotals();
        try
        {
            if (!await BuildAsync(projects, words.Count > 0, variables, cancellationToken))
            {
                steps.Line("The build failed, which counts as one failed test.");
                totals += new TestTotals(0, 1, 0);
            }
            else
            {
                foreach (var project in projects)
                {
                    totals += await RunAsync(project, parts, variables, cancellationToken);
                }

                var isWhole = words.Count == 0 && totals.Failed == 0;
                foreach (var part in parts)
                {
                    totals += await part.ReportAsync(isWhole, cancellationToken)
                        ? new TestTotals()
                        : new TestTotals(0, 1, 0);
                }
            }
        }
        finally
        {
            foreach (var left in await stragglers.EndAsync())
            {
                steps.Line($"! left behind by the tests, and ended: {left}");
                totals += new TestTotals(0, 1, 0);
            }
        }

        steps.Line(totals.ToString());
        return totals.Failed == 0 ? 0 : 1;
    }

    private IEnumerable<string> Projects() =>
        Directory
            .EnumerateDirectories(workspace.At("tests"), "*.Tests")
            .Select(folder => Path.GetFileName(folder))
            .Where(name => File.Exists(ProjectFile(name)))
            // The whole graph comes last: where a part is broken, its own tests say so first.
            .OrderBy(name => name.Contains("EndToEnd", StringComparison.Ordinal))
            .ThenBy(name => name, StringComparer.Ordinal);

    private static bool Matches(string project, IReadOnlyList<string> words) =>
        words.Count == 0 || words.Any(word => project.Contains(word, StringComparison.OrdinalIgnoreCase));

    private string ProjectFile(string project) => workspace.At("tests", project, $"{project}.csproj");

    private Task<bool> BuildAsync(
        string[] projects,
        bool onlyThese,
        Dictionary<string, string> variables,
        CancellationToken cancellationToken
    ) =>
        steps.RunAsync(
            "build",
            async report =>
            {
                string[] targets = onlyThese ? [.. projects.Select(ProjectFile)] : [workspace.At("Graph.sln")];
                foreach (var target in targets)
                {
                    string[] arguments =
                    [
                        "build",
                        target,
                        "-c",
                        "Release",
                        "--nologo",
                        "-v",
                        "m",
                        "-nodeReuse:false",
                        "-p:UseSharedCompilation=false",
                    ];
                    var result = await Tool.RunAsync(
                        DotNet.Program,
                        arguments,
                        BuildPatience,
                        workspace.Root,
                        environment: variables,
                        onLine: line => ReportBuilt(line, report),
                        cancellationToken: cancellationToken
                    );
                    if (!result.Succeeded)
                    {
                        string[] errors = [.. result.Output.Split('\n').Where(IsError).Distinct().Take(30)];
                        steps.Line(errors.Length > 0 ? string.Join('\n', errors) : result.Tail(30));
                        return false;
                    }
                }

                return true;
            }
        );

    private static bool IsError(string line) => line.Contains(": error ", StringComparison.Ordinal);

    // "  Graph.Language -> /.../Graph.Language.dll"
    private static void ReportBuilt(string line, Action<string> report)
    {
        var arrow = line.IndexOf(" -> ", StringComparison.Ordinal);
        if (arrow > 0)
        {
            report(line[..arrow].Trim());
        }
    }

    private async Task<TestTotals> RunAsync(
        string project,
        PartCoverage[] parts,
        Dictionary<string, string> variables,
        CancellationToken cancellationToken
    )
    {
        var results = Path.Combine(workspace.State, "test-results", project);
        var trx = Path.Combine(results, $"{project}.trx");
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }

        Directory.CreateDirectory(results);
        var assembly = workspace.At("tests", project, "bin", "Release", "net10.0", $"{project}.dll");
        long started = Stopwatch.GetTimestamp();
        var result = await Tool.RunAsync(
            DotNet.Program,
            [
                "test",
                assembly,
                "--nologo",
                "--logger",
                $"trx;LogFileName={project}.trx",
                "--results-directory",
                results,
                .. parts.SelectMany(part => part.Arguments(project)),
            ],
            ProjectPatience,
            workspace.Root,
            environment: variables,
            cancellationToken: cancellationToken
        );
        var time = Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        foreach (var part in parts)
        {
            part.Add(project, results);
        }

        var read = TestTotals.Read(trx);
        // A project without tests is no failure; a crash of the test host is one, whatever it had counted so far.
        var totals = read ?? new TestTotals();
        var crashed = !result.Succeeded && totals.Failed == 0 || read is null && !IsEmpty(result);
        if (crashed)
        {
            totals += new TestTotals(0, 1, 0);
        }

        steps.Line($"{(totals.Failed == 0 ? "✓" : "✗")} {project}: {totals} {time} s");
        if (totals.Failed > 0)
        {
            steps.Line(result.Output.TrimEnd());
        }

        return totals;
    }

    private static bool IsEmpty(ToolResult result) =>
        result.Succeeded && result.Output.Contains("No test is available", StringComparison.Ordinal);
}
