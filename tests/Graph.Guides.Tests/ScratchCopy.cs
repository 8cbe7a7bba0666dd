using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Graph.Testing;
using Npgsql;

namespace Graph.Guides.Tests;

/// <summary>A copy of the repository in which a guide is followed; it is removed at the end.</summary>
internal sealed class ScratchCopy : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("graph-guide-");
    private readonly string _port = FreePorts(8);

    private string RunningFile => Path.Combine(_root.FullName, ".graph", "up.json");

    public static async Task<ScratchCopy> CreateAsync()
    {
        var copy = new ScratchCopy();
        // As root PostgreSQL runs as another account, which has to reach its cluster in the copy.
        File.SetUnixFileMode(copy._root.FullName, (UnixFileMode)0b111_101_101);
        // What the repository has and what is new in it, without what is built or brought.
        await copy.RunAsync(
            $"cd '{SourceTree.Root}' && git ls-files -z --cached --others --exclude-standard | "
                + $"while IFS= read -r -d '' file; do [ ! -f \"$file\" ] || printf '%s\\0' \"$file\"; done | "
                + $"tar --create --null --files-from=- | tar --extract --directory='{copy._root.FullName}'"
        );
        var ide = Path.Combine(SourceTree.Root, "tools", "ide", "node_modules");
        if (Directory.Exists(ide))
        {
            Directory.CreateSymbolicLink(Path.Combine(copy._root.FullName, "tools", "ide", "node_modules"), ide);
        }

        return copy;
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(_root.FullName, file);
        Assert.False(File.Exists(path), $"{file} is there already.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Insert(string file, string below, string text)
    {
        var path = Path.Combine(_root.FullName, file);
        var lines = File.ReadAllLines(path).ToList();
        var place = Assert.Single(
            Enumerable.Range(0, lines.Count),
            i => lines[i].Contains(below, StringComparison.Ordinal)
        );
        lines.Insert(place + 1, text.TrimEnd('\n'));
        File.WriteAllLines(path, lines);
    }

    /// <summary>Runs commands as a reader would, on ports that are free here.</summary>
    /// <returns>What they wrote to standard output.</returns>
    public async Task<string> RunAsync(string commands)
    {
        var script = commands
            .Replace("./graph up", $"./graph up --port {_port}", StringComparison.Ordinal)
            .Replace("localhost:5000", $"localhost:{_port}", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script])
        {
            WorkingDirectory = _root.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Of a run of tests that is itself started by ./graph.
        foreach (
            var name in start
                .Environment.Keys.Where(key => key.StartsWith("GRAPH_ROOT", StringComparison.Ordinal))
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        using var bash = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            var output = bash.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = bash.StandardError.ReadToEndAsync(deadline.Token);
            await bash.WaitForExitAsync(deadline.Token);
            Assert.True(bash.ExitCode == 0, $"{commands}\n{await output}\n{await errors}");
            return await output;
        }
        finally
        {
            if (!bash.HasExited)
            {
                bash.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Asks a service's database, until it counts something.</summary>
    public async Task<long> CountAsync(string service, string sql)
    {
        using var running = JsonDocument.Parse(await File.ReadAllTextAsync(RunningFile));
        var connectionString = running
            .RootElement.GetProperty("services")
            .EnumerateArray()
            .Single(candidate => candidate.GetProperty("name").GetString() == service)
            .GetProperty("connectionString")
            .GetString()!;
        await using var database = NpgsqlDataSource.Create(connectionString);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            await using var command = database.CreateCommand(sql);
            if (await command.ExecuteScalarAsync(deadline.Token) is long count and > 0)
            {
                return count;
            }

            await Task.Delay(50, deadline.Token);
        }
    }

    public async Task StopAsync()
    {
        if (File.Exists(RunningFile))
        {
            await RunAsync("./graph down");
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    // As many free ports in a row as there may be services.
    private static string FreePorts(int count)
    {
        for (var first = 21_000; first < 30_000; first += count)
        {
            if (Enumerable.Range(first, count).All(IsFree))
            {
                return $"{first}";
            }
        }

        throw new InvalidOperationException("There are no free ports in a row.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
