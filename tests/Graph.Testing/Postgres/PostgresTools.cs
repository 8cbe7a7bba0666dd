using System.Globalization;

namespace Graph.Testing;

/// <summary>The programs of an installed PostgreSQL.</summary>
/// <param name="InitDb">Makes a cluster.</param>
/// <param name="Server">Runs one.</param>
internal sealed record PostgresTools(string InitDb, string Server)
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The newest version of Debian's, or what is on the PATH.</summary>
    public static PostgresTools Find()
    {
        if (Directory.Exists(DebianFolder))
        {
            var newest = Directory
                .GetDirectories(DebianFolder)
                .Where(folder => File.Exists($"{folder}/bin/postgres"))
                .MaxBy(folder =>
                    double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version)
                        ? version
                        : 0
                );
            if (newest is not null)
            {
                return new PostgresTools($"{newest}/bin/initdb", $"{newest}/bin/postgres");
            }
        }

        return FindOnPath("initdb") is { } initDb && FindOnPath("postgres") is { } server
            ? new PostgresTools(initDb, server)
            : throw new InvalidOperationException(
                "The tests need PostgreSQL: install it (apt-get install postgresql), or set GRAPH_TEST_POSTGRES to the "
                    + "connection string of a server whose user may create databases."
            );
    }

    public static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
