using Graph.Host;
using Graph.Host.Postgres;
using Graph.Host.Processes;
using Graph.Launcher.Output;

namespace Graph.Launcher.Testing;

/// <summary>Brings what the tests need and the machine lacks.</summary>
internal sealed class TestTools(Workspace workspace, Steps steps)
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>What carries events, and what checks the Compose file: programs that are called as their packages are.</summary>
    private static readonly string[] Programs = ["redis-server", "rabbitmq-server", "docker-compose"];

    /// <summary>The folders whose npm packages the tests use.</summary>
    private static readonly string[] PackageFolders = ["tools/ide", "tests/Clients"];

    /// <summary>The browser of the machine; null where there is none.</summary>
    public static string? Browser => Browsers.Select(Tool.Find).FirstOrDefault(found => found is not null);

    /// <summary>Installs everything.</summary>
    /// <returns>Variables that tell the tests where it is.</returns>
    public async Task<IReadOnlyDictionary<string, string>> InstallAsync(CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string>();
        await steps.RunAsync(
            "tools",
            async report =>
            {
                var postgres = await PostgresInstallation.NewestAsync(workspace, report, cancellationToken);
                // The tests start servers of their own; where the distribution has none, they look here.
                variables["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:{postgres.Directory}";
                string[] programs = [.. Programs.Where(program => Tool.Find(program) is null)];
                if (programs.Length > 0 && AptInstall.IsPossible)
                {
                    report(
                        $"apt-get brings {string.Join(", ", programs)} for the tests of events and containers (about 40 MB)"
                    );
                    await AptInstall.TryAsync(programs, cancellationToken);
                }

                if (Browser is null && AptInstall.IsPossible)
                {
                    report("apt-get brings Chromium for the test of the IDE (about 90 MB)");
                    await AptInstall.TryAsync(["chromium", "fonts-liberation"], cancellationToken);
                }

                if (Browser is { } browser)
                {
                    variables["GRAPH_CHROMIUM"] = browser;
                }
                else
                {
                    report("there is no Chromium: the test of the IDE is skipped (Debian: apt-get install chromium)");
                }

                foreach (var folder in PackageFolders)
                {
                    if (!NodePackages.AreCurrent(workspace.At(folder)))
                    {
                        report($"npm brings the packages of {folder}");
                        await NodePackages.InstallAsync(
                            workspace.At(folder),
                            $"The tests of {folder}",
                            cancellationToken
                        );
                    }
                }
            }
        );
        return variables;
    }
}
