using Graph.Host.Processes;

namespace Graph.Host.Postgres;

/// <summary>PostgreSQL from the distribution's packages, on Debian and its kin, for root.</summary>
internal static class AptPostgres
{
    // Services are not started by the packages' scripts while this says so.
    private const string PolicyFile = "/usr/sbin/policy-rc.d";

    /// <summary>Installs the server; the machine's own cluster, which the package creates, is not started.</summary>
    public static async Task<bool> TryInstallAsync(Action<string> report, CancellationToken cancellationToken)
    {
        report("PostgreSQL is not installed: apt-get brings it (about 50 MB)");
        var quietened = Quieten();
        try
        {
            // The release that the SQL is written for where there is one, the distribution's own otherwise.
            foreach (var package in (string[])["postgresql-15", "postgresql"])
            {
                if (await AptInstall.TryAsync([package], cancellationToken))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            if (quietened)
            {
                File.Delete(PolicyFile);
            }
        }
    }

    private static bool Quieten()
    {
        if (File.Exists(PolicyFile))
        {
            return false;
        }

        try
        {
            File.WriteAllText(PolicyFile, "#!/bin/sh\nexit 101\n");
            File.SetUnixFileMode(PolicyFile, (UnixFileMode)0b111_101_101);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
