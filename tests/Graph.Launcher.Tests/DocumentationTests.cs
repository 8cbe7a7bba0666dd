using System.Text.RegularExpressions;
using Graph.Host.Services;
using Graph.Testing;

namespace Graph.Launcher.Tests;

/// <summary>Whatever can be set is written down, once.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_variable_that_services_and_launcher_read_is_documented_once()
    {
        var read = new[] { "host", "subgraphs" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), "*.cs", SearchOption.AllDirectories)
            )
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Variable().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct()
            .ToList();
        var documented = File.ReadLines(Path.Combine(SourceTree.Root, "docs", "environment.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => line.Split('|')[1].Split('`').Where((_, index) => index % 2 == 1))
            .ToList();

        Assert.Contains("GRAPH_POSTGRES", read);
        Assert.Empty(read.Except(documented));
        Assert.Equal(documented.Distinct(), documented);
    }

    [Theory]
    [InlineData("up", "--port", "--detach", "--processes")]
    [InlineData("seed", "--people", "--force", "--jwks", "--media")]
    [InlineData("format", "--check")]
    [InlineData("test", "--no-coverage")]
    public async Task Help_of_a_command_lists_its_options(string command, params string[] options)
    {
        var output = new StringWriter();

        var code = await LauncherCommands.RunAsync(["help", command], ServiceCatalog.All, "/", output);

        Assert.Equal(0, code);
        Assert.All(options, option => Assert.Contains(option, output.ToString(), StringComparison.Ordinal));
    }

    // What is only handed on to a shell of our own is set there and read nowhere else.
    [GeneratedRegex("""(?<!Environment\[)"(GRAPH_[A-Z_]*[A-Z])(_FILE)?(?=")""")]
    private static partial Regex Variable();
}
