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
    public static string? Name()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        string[] accounts = [.. File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0])];
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

    /// <summary>Makes a folder that only the account can open.</summary>
    public static async Task<bool> TryMakePrivateAsync(
        string? account,
        string folder,
        CancellationToken cancellationToken
    )
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
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
}
