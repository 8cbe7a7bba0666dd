using System.Collections.Concurrent;
using System.Diagnostics;

namespace Graph.Host.Processes;

/// <summary>
/// Starts processes that end with this one, also where this one is killed and can no longer say so. On Linux the kernel
/// sends them a signal; elsewhere a shell that reads from a pipe of ours notices that the pipe has closed.
/// </summary>
internal static class DependentProcess
{
    // Reads until the end of the pipe, which is this process's end, and then sends the signal.
    internal const string Watchdog = """
        exec 3<&0
        "$@" </dev/null 3<&- &
        child=$!
        trap 'kill -TERM $child 2>/dev/null' TERM
        trap 'kill -INT $child 2>/dev/null' INT
        { while read -r line; do :; done; kill -"$GRAPH_SIGNAL" $child 2>/dev/null; } <&3 &
        watch=$!
        wait $child; code=$?
        while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
        kill $watch 2>/dev/null
        exit $code
        """;

    // The kernel's signal follows the thread that created the child, not the process: this one lives on.
    private static readonly Lazy<BlockingCollection<Action>> Starter = new(() =>
    {
        var work = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var start in work.GetConsumingEnumerable())
            {
                start();
            }
        })
        {
            IsBackground = true,
            Name = "process starter",
        }.Start();
        return work;
    });

    /// <summary>Starts a program with its input closed and both outputs redirected line by line.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="signal">What it gets when this process is gone: INT, TERM or KILL.</param>
    /// <param name="environment">Its whole environment where given; this process's otherwise.</param>
    /// <param name="user">The account to run as; only root may name another.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="onLine">Hears each line of its output.</param>
    public static Task<Process> StartAsync(
        IReadOnlyList<string> command,
        string signal,
        Action<string> onLine,
        IReadOnlyDictionary<string, string>? environment = null,
        string? user = null,
        string directory = "/"
    )
    {
        var start = Prepare(command, signal, user);
        start.WorkingDirectory = directory;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach ((string name, string value) in environment)
            {
                start.Environment[name] = value;
            }
        }

        start.Environment["GRAPH_SIGNAL"] = signal;
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Starter.Value.Add(() =>
        {
            var process = new Process { StartInfo = start, EnableRaisingEvents = true };
            process.OutputDataReceived += (_, line) => Take(line.Data);
            process.ErrorDataReceived += (_, line) => Take(line.Data);
            try
            {
                process.Start();
                process.BeginOutputReadLine();
                process.BeginErrorReadLine();
                started.SetResult(process);
            }
            catch (Exception e)
            {
                process.Dispose();
                started.SetException(e);
            }
        });
        return started.Task;

        void Take(string? line)
        {
            if (line is not null)
            {
                onLine(line);
            }
        }
    }

    private static ProcessStartInfo Prepare(IReadOnlyList<string> command, string signal, string? user)
    {
        // A session of its own: Ctrl-C in the terminal is for the launcher, which stops the others in order.
        string[] session = Tool.Find("setsid") is { } setsid ? [setsid] : [];
        if (OperatingSystem.IsLinux() && Tool.Find("setpriv") is { } setpriv)
        {
            string[] account = user is null ? [] : ["--reuid", user, "--regid", GroupOf(user), "--init-groups"];
            return Command([.. session, setpriv, "--pdeathsig", signal, .. account, "--", .. command]);
        }

        var start = Command([.. session, "/bin/sh", "-c", Watchdog, "sh", .. command]);
        start.UserName = user;
        return start;
    }

    private static ProcessStartInfo Command(IReadOnlyList<string> command) => new(command[0], command.Skip(1));

    private static string GroupOf(string user)
    {
        foreach (var line in File.ReadLines("/etc/passwd"))
        {
            var fields = line.Split(':');
            if (fields.Length > 3 && fields[0] == user)
            {
                return fields[3];
            }
        }

        throw new Complaint($"There is no user {user} on this machine: add one, or run ./graph as an ordinary user.");
    }
}
