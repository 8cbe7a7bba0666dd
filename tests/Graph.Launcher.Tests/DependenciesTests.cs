using System.Xml.Linq;
using Graph.Host;

namespace Graph.Launcher.Tests;

public sealed class DependenciesTests
{
    private static readonly Workspace Repository = Workspace.Find();

    [Fact]
    public void The_table_of_dependencies_has_every_package_in_the_version_that_is_pinned()
    {
        string[] pinned =
        [
            .. XDocument
                .Load(Repository.At("Directory.Packages.props"))
                .Descendants("PackageVersion")
                .Select(package => $"{package.Attribute("Include")!.Value} {package.Attribute("Version")!.Value}"),
        ];
        string[][] rows =
        [
            .. File.ReadLines(Repository.At("docs", "dependencies.md"))
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Skip(1)
                .Select(line => line.Trim('|', ' ').Split(" | ")),
        ];

        Assert.NotEmpty(pinned);
        Assert.All(rows, row => Assert.True(row.Length == 4 && row.All(cell => cell.Trim().Length > 0), row[0]));
        Assert.Equal(
            pinned.Order(StringComparer.Ordinal),
            rows.Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_package_that_is_pinned_is_used()
    {
        var used = LockFiles()
            .SelectMany(File.ReadLines)
            .Select(line => line.Trim())
            .Where(line => line.EndsWith("\": {", StringComparison.Ordinal))
            .Select(line => line[1..line.IndexOf('"', 1)])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.DoesNotContain(
            XDocument
                .Load(Repository.At("Directory.Packages.props"))
                .Descendants("PackageVersion")
                .Select(package => package.Attribute("Include")!.Value),
            package => !used.Contains(package)
        );
    }

    [Fact]
    public void Lock_files_do_not_say_where_packages_came_from() =>
        Assert.All(LockFiles(), file => Assert.DoesNotContain("://", File.ReadAllText(file), StringComparison.Ordinal));

    // Only of projects, not of what builds and installations leave in folders that begin with a dot.
    private static IEnumerable<string> LockFiles() =>
        new[] { "bench", "engine", "gateway", "host", "subgraphs", "tests", "tools" }
            .Select(folder => Repository.At(folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "packages.lock.json", SearchOption.AllDirectories))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal));
}
