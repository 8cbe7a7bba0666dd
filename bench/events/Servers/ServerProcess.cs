using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Graph.Events.Bench.Servers;

/// <summary>A process that can be killed and started again; the kernel ends it with the process that started it.</summary>
internal abstract class ServerProcess : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);

    private Process? _process;
    private readonly List<string> _output = [];

    protected ServerProcess(string name)
    {
        Folder = Directory.CreateTempSubdirectory($"graph-events-{name}-").FullName;
        Port = FreePort();
    }

    /// <summary>Where its data lie.</summary>
    protected string Folder { get; }

    /// <summary>Where it listens on loopback.</summary>
    protected int Port { get; }

    public int ProcessId => _process!.Id;

    /// <summary>Ends it as a crash does.</summary>
    public virtual void Kill()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            Launch();
            while (!_process!.HasExited)
            {
                if (await AnswersAsync())
                {
                    return;
                }

                Check(since);
                await Task.Delay(50);
            }

            // After a crash the old one's memory may still be in use for a moment.
            Check(since);
            await Task.Delay(200);
        }
    }

    public virtual void Dispose()
    {
        Kill();
        _process?.Dispose();
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A child of it is still on its way out; the folder is a temporary one.
        }
    }

    protected abstract ProcessStartInfo Command();

    protected abstract Task<bool> AnswersAsync();

    /// <summary>A command as another user where this one is root, ended by the kernel when its starter is.</summary>
    protected static ProcessStartInfo As(string? user, string program, params string[] arguments)
    {
        string[] identity =
            user is null || !Environment.IsPrivilegedProcess
                ? []
                : [$"--reuid={user}", $"--regid={user}", "--init-groups"];
        return new ProcessStartInfo("setpriv", [.. identity, "--pdeathsig", "KILL", "--", program, .. arguments])
        {
            WorkingDirectory = "/",
        };
    }

    protected static void Run(ProcessStartInfo info)
    {
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{info.FileName} {string.Join(' ', info.ArgumentList)} failed: {error}{output.Result}"
            );
        }
    }

    protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Check(long since)
    {
        if (Stopwatch.GetElapsedTime(since) > StartTimeout)
        {
            lock (_output)
            {
                throw new InvalidOperationException($"{this} does not start:\n{string.Join('\n', _output)}");
            }
        }
    }

    private void Launch()
    {
        _process?.Dispose();
        var info = Command();
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        using var started = new ManualResetEventSlim();
        Exception? failure = null;
        // The kernel looks at the thread that made the process: this one lives as long as it does.
        var keeper = new Thread(() =>
        {
            Process process;
            try
            {
                process = Process.Start(info)!;
            }
            catch (Exception e)
            {
                failure = e;
                started.Set();
                return;
            }

            process.OutputDataReceived += Remember;
            process.ErrorDataReceived += Remember;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            _process = process;
            started.Set();
            try
            {
                process.WaitForExit();
            }
            catch (InvalidOperationException)
            {
                // It was disposed of.
            }
        })
        {
            IsBackground = true,
            Name = ToString(),
        };
        keeper.Start();
        started.Wait();
        if (failure is not null)
        {
            throw new InvalidOperationException($"{info.FileName} cannot be started.", failure);
        }
    }

    private void Remember(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            if (line.Data is not null)
            {
                if (_output.Count > 100)
                {
                    _output.RemoveAt(0);
                }

                _output.Add(line.Data);
            }
        }
    }
}
