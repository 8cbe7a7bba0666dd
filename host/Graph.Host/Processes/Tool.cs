using System.Diagnostics;
using System.Text;

namespace Graph.Host.Processes;

/// <summary>What a command-line tool did.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote, both streams, at most the last 64 KB.</param>
internal sealed record ToolResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last lines, for a message to a person.</summary>
    public string Tail(int lines = 5) =>
        string.Join('\n', Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(lines));
}

/// <summary>Runs command-line tools to their end.</summary>
internal static class Tool
{
    private const int MaxOutput = 64 * 1024;

    /// <summary>Runs a tool; the token and the timeout end it together with what it started.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="directory">Its working directory; the root of the file system where none is named.</param>
    /// <param name="user">The account to run as; only root may name another.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="onLine">Hears each line as it is written.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    public static async Task<ToolResult> RunAsync(
        string file,
        IReadOnlyList<string> arguments,
        TimeSpan timeout,
        string directory = "/",
        string? user = null,
        IReadOnlyDictionary<string, string>? environment = null,
        Action<string>? onLine = null,
        CancellationToken cancellationToken = default
    )
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = directory,
            UserName = user,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = PathFor(file);
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new Complaint(
                $"{Path.GetFileName(file)} did not end within {timeout.TotalSeconds:0} s and was stopped."
            );
        }

        lock (output)
        {
            return new ToolResult(process.ExitCode, output.ToString());
        }

        void Take(string? line)
        {
            if (line is null)
            {
                return;
            }

            lock (output)
            {
                output.Append(line).Append('\n');
                if (output.Length > MaxOutput)
                {
                    output.Remove(0, output.Length - MaxOutput);
                }
            }

            onLine?.Invoke(line);
        }
    }

    /// <summary>
    /// The <c>PATH</c> for a program: where this process looks, and beside the program, which may be a script of an interpreter
    /// that is installed with it, as npm is of Node.js.
    /// </summary>
    private static string PathFor(string file)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return Path.GetDirectoryName(file) is { Length: > 0 } folder && !path.Split(':').Contains(folder)
            ? path.Length == 0
                ? folder
                : $"{path}:{folder}"
            : path;
    }

    /// <summary>Finds a program in <c>PATH</c> and the usual places beside it; null where there is none.</summary>
    public static string? Find(string name)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        foreach (var folder in path.Split(':').Concat(["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"]))
        {
            var file = Path.Combine(folder.Length == 0 ? "." : folder, name);
            // A link may lead to what is no longer installed.
            if (
                File.Exists(file)
                && File.ResolveLinkTarget(file, returnFinalTarget: true) is null or { Exists: true }
                && (File.GetUnixFileMode(file) & UnixFileMode.OtherExecute) != 0
            )
            {
                return Path.GetFullPath(file);
            }
        }

        return null;
    }
}
