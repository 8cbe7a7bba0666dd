using System.Diagnostics;
using Xunit;

namespace Graph.Testing;

/// <summary>Runs the scripts of <c>tests/Clients</c>: real JavaScript clients against a server of a test.</summary>
public static class NodeScript
{
    /// <summary>Where the scripts are.</summary>
    public static string Folder => Path.Combine(SourceTree.Root, "tests", "Clients");

    /// <summary>Runs a script to its end; one that takes too long is ended and fails the test.</summary>
    /// <param name="script">The file's name.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<NodeOutput> RunAsync(string script, TimeSpan patience, params string[] arguments)
    {
        Assert.True(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "The packages of tests/Clients are not installed: run ./graph test, or npm ci in tests/Clients."
        );
        using var node = Process.Start(
            new ProcessStartInfo("node", [script, .. arguments])
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            var output = node.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = node.StandardError.ReadToEndAsync(deadline.Token);
            await node.WaitForExitAsync(deadline.Token);
            return new NodeOutput(node.ExitCode, (await output).TrimEnd(), (await errors).TrimEnd());
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }
        }
    }
}

/// <summary>What a script wrote, and how it ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Standard output, without the last line's end.</param>
/// <param name="Errors">Standard error.</param>
public sealed record NodeOutput(int ExitCode, string Output, string Errors);
