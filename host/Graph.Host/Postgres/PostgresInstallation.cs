using Graph.Host.Processes;

namespace Graph.Host.Postgres;

/// <summary>Finds PostgreSQL on the machine, or brings it there.</summary>
internal static class PostgresInstallation
{
    /// <summary>Every usable installation, newest first; at least one.</summary>
    /// <exception cref="Complaint">There is none and none can be brought.</exception>
    public static async Task<IReadOnlyList<PostgresBinaries>> AllAsync(
        Workspace workspace,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        var installed = await PostgresBinaries.FindAllAsync(workspace, cancellationToken);
        if (installed.Count > 0)
        {
            return installed;
        }

        if (AptInstall.IsPossible && await AptPostgres.TryInstallAsync(report, cancellationToken))
        {
            installed = await PostgresBinaries.FindAllAsync(workspace, cancellationToken);
        }

        return installed.Count > 0
            ? installed
            : [await EmbeddedPostgres.InstallAsync(workspace, report, cancellationToken)];
    }

    /// <inheritdoc cref="AllAsync"/>
    /// <returns>The newest one.</returns>
    public static async Task<PostgresBinaries> NewestAsync(
        Workspace workspace,
        Action<string> report,
        CancellationToken cancellationToken
    ) => (await AllAsync(workspace, report, cancellationToken))[0];
}
