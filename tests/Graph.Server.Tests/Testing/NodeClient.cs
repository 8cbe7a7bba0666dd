using System.Diagnostics;
using System.Text.Json;
using Graph.Testing;

namespace Graph.Server.Tests.Testing;

/// <summary>A real client from npm in a process of its own, reporting line by line.</summary>
internal sealed class NodeClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
    private readonly Process _node;
    private readonly CancellationTokenSource _patience = new(Patience);

    private NodeClient(Process node) => _node = node;

    public static NodeClient Start(string transport, GraphServer server, object options)
    {
        var clients = Path.Combine(SourceTree.Root, "tests", "Clients");
        Assert.True(
            Directory.Exists(Path.Combine(clients, "node_modules", "graphql-sse")),
            "The packages of tests/Clients are not installed: run ./graph test, or npm ci in tests/Clients."
        );
        return new NodeClient(
            Process.Start(
                new ProcessStartInfo(
                    "node",
                    ["subscribe.mjs", transport, server.Url.ToString(), JsonSerializer.Serialize(options)]
                )
                {
                    WorkingDirectory = clients,
                    RedirectStandardOutput = true,
                }
            )!
        );
    }

    /// <summary>The next line; null at the end.</summary>
    public ValueTask<string?> ReadAsync() => _node.StandardOutput.ReadLineAsync(_patience.Token);

    /// <summary>All lines until the client ends.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var lines = await _node.StandardOutput.ReadToEndAsync(_patience.Token);
        await _node.WaitForExitAsync(_patience.Token);
        Assert.Equal(0, _node.ExitCode);
        return lines.TrimEnd();
    }

    public void Dispose()
    {
        if (!_node.HasExited)
        {
            _node.Kill();
        }

        _node.Dispose();
        _patience.Dispose();
    }
}
