using System.Text.RegularExpressions;
using Graph.Testing;

namespace Graph.Execution.Tests;

/// <summary><c>engine/CONFORMANCE.md</c> names what is there.</summary>
public sealed class ConformanceTests
{
    private static readonly string Record = File.ReadAllText(Path.Combine(SourceTree.Root, "engine", "CONFORMANCE.md"));

    [Fact]
    public void Every_path_of_the_record_exists()
    {
        var paths = Regex
            .Matches(Record, @"`(Graph\.[\w./]+)`")
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();

        Assert.True(paths.Count > 50, $"{paths.Count} paths");
        Assert.DoesNotContain(paths, path => !Exists("engine", path) && !Exists("tests", path));
    }

    [Fact]
    public void Every_rule_of_validation_is_in_the_record_and_has_a_test()
    {
        var rules = Directory
            .GetFiles(Path.Combine(SourceTree.Root, "engine", "Graph.Validation", "Rules"), "*.cs")
            .Where(file => File.ReadAllText(file).Contains(": ValidationRule", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .ToList();

        Assert.DoesNotContain(rules, rule => !Record.Contains($"`{rule}.cs`", StringComparison.Ordinal));
        Assert.DoesNotContain(rules, rule => !Exists("tests", $"Graph.Validation.Tests/Rules/{rule}Tests.cs"));
    }

    private static bool Exists(string folder, string path) => Path.Exists(Path.Combine(SourceTree.Root, folder, path));
}
