using System.Globalization;
using Graph.Host.Processes;

namespace Graph.Host.Postgres;

/// <summary>One installation of PostgreSQL.</summary>
/// <param name="Directory">The folder with <c>initdb</c> and <c>postgres</c>.</param>
/// <param name="Version">Its major version.</param>
internal sealed record PostgresBinaries(string Directory, int Version)
{
    /// <summary>What the services' SQL is written for; older servers are passed over.</summary>
    public const int OldestVersion = 15;

    private static readonly (string Parent, string Pattern, string Below)[] Places =
    [
        ("/usr/lib/postgresql", "*", "bin"),
        ("/usr", "pgsql-*", "bin"),
        ("/usr/local", "pgsql*", "bin"),
        ("/opt/homebrew/opt", "postgresql*", "bin"),
        ("/usr/local/opt", "postgresql*", "bin"),
        ("/Library/PostgreSQL", "*", "bin"),
        ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
    ];

    public string InitDb => Path.Combine(Directory, "initdb");

    public string Server => Path.Combine(Directory, "postgres");

    /// <summary>
    /// Every usable installation of the machine, newest first; the one that an earlier run of the launcher installed
    /// comes last.
    /// </summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> FindAllAsync(
        Workspace workspace,
        CancellationToken cancellationToken
    )
    {
        var found = new List<PostgresBinaries>();
        foreach (var directory in Candidates())
        {
            if (await ReadAsync(directory, cancellationToken) is { } binaries)
            {
                found.Add(binaries);
            }
        }

        found.Sort((a, b) => b.Version.CompareTo(a.Version));
        if (await ReadAsync(EmbeddedPostgres.BinariesIn(workspace), cancellationToken) is { } embedded)
        {
            found.Add(embedded);
        }

        return found;
    }

    /// <summary>Reads the version of an installation; null where the folder holds none that can be used.</summary>
    public static async Task<PostgresBinaries?> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        var server = Path.Combine(directory, "postgres");
        if (!File.Exists(server) || !File.Exists(Path.Combine(directory, "initdb")))
        {
            return null;
        }

        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
        var result = await Tool.RunAsync(
            server,
            ["--version"],
            TimeSpan.FromSeconds(10),
            cancellationToken: cancellationToken
        );
        var words = result.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return result.Succeeded && words.Length > 2 && MajorOf(words[2]) is { } version && version >= OldestVersion
            ? new PostgresBinaries(directory, version)
            : null;
    }

    private static IEnumerable<string> Candidates()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("GRAPH_POSTGRES_BIN") is { Length: > 0 } named)
        {
            seen.Add(named);
        }

        foreach ((string parent, string pattern, string below) in Places)
        {
            if (System.IO.Directory.Exists(parent))
            {
                seen.UnionWith(
                    System.IO.Directory.EnumerateDirectories(parent, pattern).Select(d => Path.Combine(d, below))
                );
            }
        }

        // A link in PATH leads to the folder with the other programs.
        if (Tool.Find("postgres") is { } inPath)
        {
            var target = File.ResolveLinkTarget(inPath, returnFinalTarget: true)?.FullName ?? inPath;
            seen.Add(Path.GetDirectoryName(target)!);
        }

        return seen;
    }

    private static int? MajorOf(string version)
    {
        var end = 0;
        while (end < version.Length && char.IsAsciiDigit(version[end]))
        {
            end++;
        }

        return int.TryParse(version.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : null;
    }
}
