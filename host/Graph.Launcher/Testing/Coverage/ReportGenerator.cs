using Graph.Host;
using Graph.Host.Processes;

namespace Graph.Launcher.Testing.Coverage;

/// <summary>Merges what coverlet has written, and makes pages of it: ReportGenerator, a tool of the repository.</summary>
internal sealed class ReportGenerator(Workspace workspace)
{
    private const string Summary = "Summary.json";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Merges results and writes pages that show every line and what reaches it.</summary>
    /// <param name="results">Coverlet's files.</param>
    /// <param name="assemblies">Which assemblies count; what else ran is left out.</param>
    /// <param name="folder">Where the pages go.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Complaint">The tool cannot be restored, or fails.</exception>
    public async Task<CoverageSummary> RunAsync(
        IReadOnlyCollection<string> results,
        IEnumerable<string> assemblies,
        string folder,
        CancellationToken cancellationToken
    )
    {
        if (results.Count == 0)
        {
            return CoverageSummary.Empty;
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        await ExpectAsync(
            ["tool", "restore"],
            "could not be restored; is the package source in reach?",
            cancellationToken
        );
        await ExpectAsync(
            [
                "reportgenerator",
                $"-reports:{string.Join(';', results)}",
                $"-targetdir:{folder}",
                "-reporttypes:JsonSummary;Html",
                $"-assemblyfilters:{string.Join(';', assemblies.Select(assembly => $"+{assembly}"))}",
                "-verbosity:Warning",
            ],
            "failed.",
            cancellationToken
        );
        return CoverageSummary.Read(await File.ReadAllBytesAsync(Path.Combine(folder, Summary), cancellationToken));
    }

    private async Task ExpectAsync(string[] arguments, string failure, CancellationToken cancellationToken)
    {
        var result = await Tool.RunAsync(
            DotNet.Program,
            arguments,
            Patience,
            workspace.Root,
            environment: DotNet.Variables,
            cancellationToken: cancellationToken
        );
        if (!result.Succeeded)
        {
            throw new Complaint(
                $"ReportGenerator, which sums up coverage, {failure} ./graph test --no-coverage does without.\n{result.Tail()}"
            );
        }
    }
}
