using Graph.Host.Processes;

namespace Graph.Host.Postgres;

/// <summary>
/// The account that PostgreSQL runs as, which refuses to be root: this process's own, or for root the packages'
/// <c>postgres</c>, else <c>nobody</c>.
/// </summary>
internal static class PostgresAccount
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The account's name; null: this process's own.</summary>
    /// <param name="data">Where a cluster may lie already: for root, its owner stays the one to run it.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public static async Task<string?> ChooseAsync(IEnumerable<string> data, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        string[] accounts = [.. File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0])];
        foreach (var folder in data.Where(Directory.Exists))
        {
            var owner = await OwnerAsync(folder, cancellationToken);
            if (owner != "root" && accounts.Contains(owner))
            {
                return owner;
            }
        }

        return accounts.Contains("postgres") ? "postgres"
            : accounts.Contains("nobody") ? "nobody"
            : throw new Complaint(
                "PostgreSQL does not run as root, and this machine has no user postgres or nobody: "
                    + "run ./graph as an ordinary user."
            );
    }

    /// <summary>Whether the account can enter a folder: not where a folder above it is closed to others.</summary>
    public static async Task<bool> CanEnterAsync(string? account, string folder, CancellationToken cancellationToken) =>
        account is null
        || (
            await Tool.RunAsync(
                "/usr/bin/test",
                ["-x", folder],
                Patience,
                user: account,
                cancellationToken: cancellationToken
            )
        ).Succeeded;

    /// <summary>Makes a folder that only the account can open; false where the file system does not allow it.</summary>
    /// <exception cref="Complaint">The folder is there and another user's.</exception>
    public static async Task<bool> TryMakePrivateAsync(
        string? account,
        string folder,
        CancellationToken cancellationToken
    )
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var existed = Directory.Exists(folder);
        try
        {
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, Private);
            // Some mounted file systems accept the change and ignore it.
            if (File.GetUnixFileMode(folder) != Private)
            {
                return false;
            }
        }
        catch (UnauthorizedAccessException) when (existed)
        {
            throw new Complaint(
                $"{folder} belongs to another user, because ./graph ran as that user or as root: run it so again, or "
                    + "remove .graph to start afresh."
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return account is null
            || (
                await Tool.RunAsync(
                    "/usr/bin/env",
                    ["chown", account, folder],
                    Patience,
                    cancellationToken: cancellationToken
                )
            ).Succeeded;
    }

    // "drwx------ 19 postgres postgres 4096 Nov 21 22:26 data"
    private static async Task<string> OwnerAsync(string folder, CancellationToken cancellationToken)
    {
        var listed = await Tool.RunAsync(
            "/usr/bin/env",
            ["ls", "-ld", folder],
            Patience,
            cancellationToken: cancellationToken
        );
        var fields = listed.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 2 ? fields[2] : "";
    }
}
