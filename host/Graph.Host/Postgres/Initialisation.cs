using System.Globalization;
using Graph.Host.Processes;

namespace Graph.Host.Postgres;

/// <summary>The making of a new cluster.</summary>
internal static class Initialisation
{
    /// <summary>What PostgreSQL's programs see of the environment: nothing that a user's shell has set for libpq.</summary>
    public static readonly IReadOnlyDictionary<string, string> Environment = new Dictionary<string, string>
    {
        ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
        ["LC_ALL"] = Locale,
        ["TZ"] = "UTC",
    };

    // Compares by code point, the same on every machine; only Linux is sure to have the UTF-8 variant.
    private static string Locale => OperatingSystem.IsLinux() ? "C.UTF-8" : "C";

    /// <summary>Whether a cluster was made to its end.</summary>
    public static bool IsComplete(PostgresHome home) => File.Exists(MarkOf(home));

    /// <summary>The major version that made the cluster; null where there is none.</summary>
    public static int? VersionOf(PostgresHome home)
    {
        var file = Path.Combine(home.Data, "PG_VERSION");
        return
            IsComplete(home)
            && int.TryParse(File.ReadAllText(file), NumberStyles.Integer, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
    }

    /// <summary>Makes the cluster; what an interrupted attempt has left is removed.</summary>
    public static async Task RunAsync(
        PostgresBinaries binaries,
        PostgresHome home,
        string? account,
        string owner,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        report($"a new cluster in {home.Data}");
        if (Directory.Exists(home.Data))
        {
            Directory.Delete(home.Data, recursive: true);
        }

        // Nobody but this machine's loopback can reach the server, hence no passwords.
        var result = await Tool.RunAsync(
            binaries.InitDb,
            ["-D", home.Data, "-U", owner, "-A", "trust", "-E", "UTF8", $"--locale={Locale}", "--no-sync"],
            TimeSpan.FromMinutes(2),
            user: account,
            environment: Environment,
            cancellationToken: cancellationToken
        );
        if (!result.Succeeded)
        {
            throw new Complaint($"PostgreSQL could not make a cluster in {home.Data}:\n{result.Tail()}");
        }

        await File.WriteAllTextAsync(MarkOf(home), "", cancellationToken);
    }

    private static string MarkOf(PostgresHome home) => Path.Combine(home.Directory, "initialised");
}
