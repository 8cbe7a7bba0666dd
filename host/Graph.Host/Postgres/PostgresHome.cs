using System.Security.Cryptography;
using System.Text;

namespace Graph.Host.Postgres;

/// <summary>The folder of a private cluster: <c>data</c> is PostgreSQL's own.</summary>
/// <param name="Directory">The folder, owned by the account that PostgreSQL runs as.</param>
internal sealed record PostgresHome(string Directory)
{
    /// <summary>The cluster's files; absent before the first run.</summary>
    public string Data => Path.Combine(Directory, "data");

    /// <summary>PostgreSQL's note of the server that runs on the cluster, or that once did.</summary>
    public string LockFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>
    /// Chooses the folder and the account that PostgreSQL runs as: in the launcher's own folder where the account can
    /// reach it, and else, as under a home that is closed to others or on a mount without owners, beside the machine's
    /// other state.
    /// </summary>
    public static async Task<(PostgresHome Home, string? Account)> ChooseAsync(
        Workspace workspace,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        var near = Path.Combine(workspace.State, "postgres");
        var far = FarFrom(workspace);
        string? account = await PostgresAccount.ChooseAsync(
            far.Prepend(near).Select(folder => Path.Combine(folder, "data")),
            cancellationToken
        );
        if (
            await PostgresAccount.CanEnterAsync(account, workspace.State, cancellationToken)
            && await PostgresAccount.TryMakePrivateAsync(account, near, cancellationToken)
        )
        {
            return (new PostgresHome(near), account);
        }

        foreach (var folder in far)
        {
            if (
                await PostgresAccount.TryMakePrivateAsync(account, folder, cancellationToken)
                && await PostgresAccount.CanEnterAsync(account, folder, cancellationToken)
            )
            {
                var why = account is null
                    ? "this file system keeps no owners"
                    : $"user {account} cannot enter {workspace.State}";
                report($"the data lie in {folder}: {why}");
                return (new PostgresHome(folder), account);
            }
        }

        throw new Complaint(
            $"PostgreSQL finds no folder for its data: neither {near} nor {far[0]} can be made private to user "
                + $"{account ?? Environment.UserName}."
        );
    }

    // One folder per repository, so that two clones do not share a cluster.
    private static string[] FarFrom(Workspace workspace)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(workspace.Root)))[..12];
        return Environment.IsPrivilegedProcess
            ? [$"/var/lib/graph-{hash}", $"/tmp/graph-0-{hash}"]
            : [Path.Combine(Path.GetTempPath(), $"graph-{Environment.UserName}-{hash}")];
    }
}
