using System.Diagnostics;
using Xunit;

namespace Graph.Testing;

/// <summary>A server of <c>tests/Clients</c> in a process of its own, which says where it listens in its first line.</summary>
public sealed class NodeServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _node;

    private NodeServer(Process node, Uri address)
    {
        _node = node;
        Address = address;
        Client = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A client to speak to it.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts a script, and returns when it listens.</summary>
    /// <param name="script">The file, from <c>tests/Clients</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<NodeServer> StartAsync(string script, params string[] arguments)
    {
        Assert.True(
            Directory.Exists(Path.Combine(NodeScript.Folder, "node_modules")),
            "The packages of tests/Clients are not installed: run ./graph test, or npm ci in tests/Clients."
        );
        var node = Process.Start(
            new ProcessStartInfo("node", [script, .. arguments])
            {
                WorkingDirectory = NodeScript.Folder,
                RedirectStandardOutput = true,
            }
        )!;
        using var deadline = new CancellationTokenSource(Patience);
        var line = await node.StandardOutput.ReadLineAsync(deadline.Token);
        Assert.True(line is not null, $"{script} ended before it listened.");
        return new NodeServer(node, new Uri(line!));
    }

    /// <summary>Ends the process at once, as a crash would.</summary>
    public void Kill() => _node.Kill(entireProcessTree: true);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_node.HasExited)
        {
            Kill();
        }

        await _node.WaitForExitAsync(CancellationToken.None);
        _node.Dispose();
    }
}
