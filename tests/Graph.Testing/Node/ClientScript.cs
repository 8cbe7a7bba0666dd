using System.Text.Json;
using Xunit;

namespace Graph.Testing;

/// <summary>A script of <c>tests/Clients</c> that is a suite of its own: real clients against a running server.</summary>
public static class ClientScript
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Runs a script, and fails with what it wrote where something in it does not hold.</summary>
    /// <param name="script">The file, from <c>tests/Clients</c>.</param>
    /// <param name="options">What it is told: where the server is, and what else it needs.</param>
    /// <returns>Standard output.</returns>
    public static async Task<string> PassesAsync(string script, object options)
    {
        var node = await NodeScript.RunAsync(script, Patience, JsonSerializer.Serialize(options));
        Assert.True(node.ExitCode == 0, $"{script} ended with {node.ExitCode}:\n{node.Output}\n{node.Errors}");
        return node.Output;
    }
}
