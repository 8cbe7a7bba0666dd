using System.Diagnostics;
using Graph.Server.Tests.Testing;
using Graph.Testing;

namespace Graph.Server.Tests.Http;

/// <summary>The audits that the working group of GraphQL over HTTP has written for servers.</summary>
public sealed class HttpAuditTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_server_passes_every_audit_of_graphql_over_http()
    {
        var clients = Path.Combine(SourceTree.Root, "tests", "Clients");
        Assert.True(
            Directory.Exists(Path.Combine(clients, "node_modules", "graphql-http")),
            "The packages of tests/Clients are not installed: run ./graph test, or npm ci in tests/Clients."
        );
        await using var server = await GraphServer.StartAsync();
        using var node = Process.Start(
            new ProcessStartInfo("node", ["http-audit.mjs", server.Url.ToString()])
            {
                WorkingDirectory = clients,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = node.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = node.StandardError.ReadToEndAsync(patience.Token);
            await node.WaitForExitAsync(patience.Token);
            var lines = (await output).TrimEnd().Split('\n');
            var failed = lines.Where(line => !line.StartsWith("ok ", StringComparison.Ordinal)).ToArray();
            Assert.True(
                lines[^1] == "61 of 61 ok" && node.ExitCode == 0,
                string.Join('\n', failed) + '\n' + await errors
            );
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
