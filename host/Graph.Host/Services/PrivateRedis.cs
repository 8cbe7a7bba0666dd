using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Graph.Host.Processes;
using Graph.Host.Running;

namespace Graph.Host.Services;

/// <summary>
/// A Redis for services in processes of their own, where nobody has said what carries events between them. It keeps nothing on
/// disk: what it loses, the outboxes publish again. Where it dies it is started again, at the same address.
/// </summary>
internal sealed class PrivateRedis : IAsyncDisposable
{
    private const string Program = "redis-server";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // Whoever lived so long died of something new.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    private readonly string _program;
    private readonly int _port;
    private readonly string _file;
    private readonly Action<string> _report;
    private readonly TextWriter _log;
    private readonly CancellationTokenSource _stopping = new();
    private volatile Process? _process;
    private Task _watch = Task.CompletedTask;

    private PrivateRedis(string program, string logs, Action<string> report)
    {
        _program = program;
        _report = report;
        _port = FreePort();
        _file = Path.Combine(logs, "redis.log");
        _log = TextWriter.Synchronized(new StreamWriter(_file, append: false) { AutoFlush = true });
    }

    /// <summary>Where it is, as <c>Events__Redis</c> takes it.</summary>
    public string Configuration => $"127.0.0.1:{_port}";

    /// <summary>The process that is Redis now.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="logs">The folder for its output.</param>
    /// <param name="report">Hears when it has died, and of its successor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null where Redis is not installed.</returns>
    /// <exception cref="Complaint">It does not start.</exception>
    public static async Task<PrivateRedis?> StartAsync(
        string logs,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        if (Tool.Find(Program) is not { } program)
        {
            return null;
        }

        var redis = new PrivateRedis(program, logs, report);
        try
        {
            await redis.LaunchAsync(cancellationToken);
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }

        redis._watch = redis.WatchAsync();
        return redis;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watch;
        if (_process is { } process)
        {
            await Signals.EndAsync(process, Signals.Terminate, TimeSpan.FromSeconds(2));
            process.Dispose();
        }

        await _log.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        string[] arguments = ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
        var process = await DependentProcess.StartAsync([_program, .. arguments], "KILL", Write);
        var earlier = _process;
        _process = process;
        earlier?.Dispose();
        var since = Stopwatch.GetTimestamp();
        while (Ports.IsFree(_port))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new Complaint(
                    $"Redis does not start; its last messages are in {_file}. Start one yourself and set Events__Redis."
                );
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    private async Task WatchAsync()
    {
        var pause = FirstPause;
        try
        {
            while (true)
            {
                var since = Stopwatch.GetTimestamp();
                await _process!.WaitForExitAsync(_stopping.Token);
                pause = Stopwatch.GetElapsedTime(since) >= Settled ? FirstPause : pause;
                _report(
                    $"Redis has ended (exit code {_process.ExitCode}); it starts again in {pause.TotalSeconds:0.##} s, and what it "
                        + $"has lost is published again. Its output: {_file}"
                );
                await Task.Delay(pause, _stopping.Token);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                try
                {
                    await LaunchAsync(_stopping.Token);
                    _report($"Redis has started again (process {_process.Id})");
                }
                catch (Exception e)
                    when (e is Complaint or System.ComponentModel.Win32Exception or InvalidOperationException)
                {
                    // The next turn of the loop waits longer. Events wait in the outboxes meanwhile.
                    _report(e.Message);
                    Signals.Send(_process.Id, Signals.Kill);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Everything is about to end.
        }
    }

    private void Write(string line)
    {
        try
        {
            _log.WriteLine(line);
        }
        catch (ObjectDisposedException)
        {
            // Its last words came after the end.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
