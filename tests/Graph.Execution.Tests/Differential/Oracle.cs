using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Graph.Testing;

namespace Graph.Execution.Tests.Differential;

/// <summary>Asks the reference implementation, npm's <c>graphql</c>, through <c>tests/Clients/oracle</c>.</summary>
internal static class Oracle
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Responses are nested twice as deep as documents.
        MaxDepth = 256,
    };

    public static string Folder { get; } = Path.Combine(SourceTree.Root, "tests", "Clients", "oracle");

    /// <summary>The cases of a seed.</summary>
    public static async Task<List<OracleCase>> AskAsync(int count, int seed)
    {
        Assert.True(
            Directory.Exists(Path.Combine(Folder, "..", "node_modules", "graphql")),
            "The packages of tests/Clients are not installed: run ./graph test, or npm ci in tests/Clients."
        );
        using var node = Process.Start(
            new ProcessStartInfo("node", ["oracle.mjs", "--count", $"{count}", "--seed", $"{seed}"])
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            }
        )!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var errors = node.StandardError.ReadToEndAsync(patience.Token);
            var cases = new List<OracleCase>(count);
            while (await node.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                cases.Add(JsonSerializer.Deserialize<OracleCase>(line, Json)!);
            }

            await node.WaitForExitAsync(patience.Token);
            Assert.True(node.ExitCode == 0, await errors);
            return cases;
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill();
            }
        }
    }
}
