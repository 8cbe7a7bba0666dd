using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Graph.Host.Processes;
using Graph.Host.Running;

namespace Graph.Host.Services;

/// <summary>
/// A Redis for services in processes of their own, where nobody has said what carries events between them. It keeps nothing on
/// disk: what it loses, the outboxes publish again.
/// </summary>
internal sealed class PrivateRedis : IAsyncDisposable
{
    private const string Program = "redis-server";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private PrivateRedis(Process process, string configuration)
    {
        _process = process;
        Configuration = configuration;
    }

    /// <summary>Where it is, as <c>Events__Redis</c> takes it.</summary>
    public string Configuration { get; }

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="logs">The folder for its output.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null where Redis is not installed.</returns>
    /// <exception cref="Complaint">It does not start.</exception>
    public static async Task<PrivateRedis?> StartAsync(string logs, CancellationToken cancellationToken)
    {
        if (Tool.Find(Program) is not { } program)
        {
            return null;
        }

        var port = FreePort();
        var file = Path.Combine(logs, "redis.log");
        var log = TextWriter.Synchronized(new StreamWriter(file, append: false) { AutoFlush = true });
        string[] arguments = ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
        var process = await DependentProcess.StartAsync([program, .. arguments], "KILL", log.WriteLine);
        var redis = new PrivateRedis(process, $"127.0.0.1:{port}");
        var since = Stopwatch.GetTimestamp();
        try
        {
            while (Ports.IsFree(port))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(since) > Patience)
                {
                    throw new Complaint(
                        $"Redis does not start; its last messages are in {file}. Start one yourself and set Events__Redis."
                    );
                }

                await Task.Delay(50, cancellationToken);
            }
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }

        return redis;
    }

    public async ValueTask DisposeAsync()
    {
        await Signals.EndAsync(_process, Signals.Terminate, TimeSpan.FromSeconds(2));
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
