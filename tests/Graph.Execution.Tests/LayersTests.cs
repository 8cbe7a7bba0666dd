using System.Text.RegularExpressions;
using System.Xml.Linq;
using Graph.Testing;

namespace Graph.Execution.Tests;

/// <summary>Dependencies point one way: a project knows those below it, and no other.</summary>
public sealed class LayersTests
{
    /// <summary>What each project may refer to itself; what those refer to comes with them.</summary>
    private static readonly Dictionary<string, string[]> Below = new(StringComparer.Ordinal)
    {
        ["Graph.Language"] = [],
        ["Graph.Types"] = ["Graph.Language"],
        ["Graph.Validation"] = ["Graph.Types"],
        ["Graph.Execution"] = ["Graph.Validation"],
        ["Graph.Annotations"] = ["Graph.Execution"],
        ["Graph.Data"] = ["Graph.Annotations"],
        ["Graph.Data.Generators"] = [],
        ["Graph.Server"] = ["Graph.Execution"],
        ["Graph.Hosting"] = ["Graph.Server"],
        ["Graph.Fusion"] = ["Graph.Validation", "Graph.Server"],
        ["Graph.Gateway"] = ["Graph.Fusion", "Graph.Hosting"],
        ["Graph.Events"] = [],
        ["Graph.Common"] = ["Graph.Annotations", "Graph.Data", "Graph.Events", "Graph.Hosting"],
        ["Graph.Death"] = ["Graph.Common", "Graph.Data.Generators"],
        ["Graph.Fury"] = ["Graph.Common", "Graph.Data.Generators"],
        ["Graph.Identity"] = ["Graph.Common"],
        ["Graph.War"] = ["Graph.Common", "Graph.Data.Generators"],
        ["Graph.Probe"] = [],
        ["Graph.Demo"] = ["Graph.Common"],
        ["Graph.Host"] = ["Graph.Gateway", "Graph.Demo", "Graph.Death", "Graph.War", "Graph.Fury", "Graph.Identity"],
        ["Graph.Launcher"] = ["Graph.Host"],
    };

    [Fact]
    public void Every_project_of_the_product_has_its_place() =>
        Assert.Equal(Below.Keys.Order(StringComparer.Ordinal), Projects().Select(NameOf).Order(StringComparer.Ordinal));

    [Fact]
    public void A_project_refers_only_to_those_below_it()
    {
        foreach (var project in Projects())
        {
            var references = XDocument
                .Load(project)
                .Descendants("ProjectReference")
                .Select(reference => NameOf(reference.Attribute("Include")!.Value));

            Assert.Empty(references.Except(Below[NameOf(project)]).Select(other => $"{NameOf(project)} → {other}"));
        }
    }

    [Fact]
    public void A_project_has_no_namespaces_but_its_own()
    {
        foreach (var project in Projects())
        {
            var own = NameOf(project);
            var strangers = Sources(project)
                .Select(file =>
                    (file, Regex.Match(File.ReadAllText(file), @"^namespace ([\w.]+)", RegexOptions.Multiline))
                )
                .Where(pair =>
                    pair.Item2.Success
                    // What the compiler looks for in older frameworks has the compiler's namespace.
                    && Path.GetFileName(pair.file) != "IsExternalInit.cs"
                    && !$"{pair.Item2.Groups[1].Value}.".StartsWith($"{own}.", StringComparison.Ordinal)
                )
                .Select(pair => pair.file);

            Assert.Empty(strangers);
        }
    }

    private static IEnumerable<string> Projects() =>
        new[] { "engine", "gateway", "subgraphs", "host" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), "*.csproj", SearchOption.AllDirectories)
        );

    private static IEnumerable<string> Sources(string project) =>
        Directory
            .EnumerateFiles(Path.GetDirectoryName(project)!, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Regex.IsMatch(file, @"[\\/](bin|obj|node_modules)[\\/]"));

    private static string NameOf(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/'));
}
