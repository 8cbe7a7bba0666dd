using Graph.Containers.Tests.Testing;
using Graph.Testing;

namespace Graph.Containers.Tests;

public sealed class ComposeFileTests
{
    private static readonly string Compose = Read("docker-compose.yml");
    private static readonly string Recipe = Read("Dockerfile");

    /// <summary>Every folder below <c>subgraphs/</c> that is a program.</summary>
    public static TheoryData<string> Subgraphs { get; } =
    [
        .. Directory
            .EnumerateDirectories(Path.Combine(SourceTree.Root, "subgraphs"))
            .Where(folder => File.Exists(Path.Combine(folder, "Program.cs")))
            .Select(folder => Path.GetFileName(folder).ToLowerInvariant()),
    ];

    [ComposeFact]
    public async Task It_is_valid()
    {
        var (exitCode, output, errors) = await Shell.RunAsync(
            TimeSpan.FromSeconds(30),
            ComposeFactAttribute.Command[0],
            [.. ComposeFactAttribute.Command[1..], "-f", "docker-compose.yml", "config"]
        );

        Assert.True(exitCode == 0, errors);
        // Anchors are gone from what it prints: every service has what it was given.
        Assert.Contains("Sources__fury: http://fury:8080/graphql", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Subgraphs))]
    public void Every_subgraph_is_started_twice_and_known_to_the_gateway(string name)
    {
        Assert.Contains($"args: {{ SERVICE: {name} }}", Compose, StringComparison.Ordinal);
        Assert.Contains($"\n  {name}: &{name}\n", Compose, StringComparison.Ordinal);
        Assert.Contains($"\n  {name}-2:\n", Compose, StringComparison.Ordinal);
        Assert.Contains($"Sources__{name}: http://{name}:8080/graphql", Compose, StringComparison.Ordinal);
        Assert.Contains($"\n    {name}: {{ condition: service_healthy }}", Compose, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_secret_is_there_and_no_setting_has_its_value()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "deploy", "secrets")))
        {
            Assert.DoesNotContain(File.ReadAllText(file).Trim(), Compose, StringComparison.Ordinal);
        }

        foreach (var secret in new[] { "postgres", "cockroach", "replica", "postgres-password", "minio-password" })
        {
            Assert.True(File.Exists(Path.Combine(SourceTree.Root, "deploy", "secrets", secret)), secret);
        }
    }

    [Fact]
    public void No_image_runs_as_root_or_has_a_shell()
    {
        Assert.Contains("\nUSER 1654\n", Recipe, StringComparison.Ordinal);
        Assert.DoesNotContain("USER root", Recipe, StringComparison.Ordinal);
        var last = Recipe[Recipe.IndexOf(" AS base\n", StringComparison.Ordinal)..];
        // A command in words needs a shell, and so does a step that is run.
        Assert.DoesNotContain("\nRUN ", last, StringComparison.Ordinal);
        Assert.All(
            last.Split('\n')
                .Where(line =>
                    line.Contains("ENTRYPOINT", StringComparison.Ordinal)
                    || line.Contains("CMD ", StringComparison.Ordinal)
                ),
            line => Assert.Contains("[\"", line, StringComparison.Ordinal)
        );
    }

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine(SourceTree.Root, file)).ReplaceLineEndings("\n");

    /// <summary>A test that needs Compose, which checks a file without an engine; skipped where there is none.</summary>
    private sealed class ComposeFactAttribute : FactAttribute
    {
        public static readonly string[] Command = Shell.Find("docker-compose") is not null
            ? ["docker-compose"]
            : ["docker", "compose"];

        public ComposeFactAttribute()
        {
            if (Shell.Find(Command[0]) is null || Command.Length > 1 && !HasPlugin())
            {
                Skip = "Docker Compose is missing (Debian: apt-get install docker-compose).";
            }
        }

        private static bool HasPlugin() =>
            Shell.RunAsync(TimeSpan.FromSeconds(10), "docker", ["compose", "version"]).GetAwaiter().GetResult().ExitCode
            == 0;
    }
}
