using System.Diagnostics;
using System.Globalization;
using Graph.Host.Processes;

namespace Graph.Host.Postgres;

/// <summary>
/// The server of a launcher that was killed where the kernel could not pass it on: it is stopped, so that the cluster
/// has one server again, and this process's own.
/// </summary>
internal static class LeftoverServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static async Task StopAsync(PostgresHome home, Action<string> report, CancellationToken cancellationToken)
    {
        if (ReadProcessId(home) is not { } id)
        {
            return;
        }

        if (!RunsOn(home, id))
        {
            // The id may be another process's by now, which would keep PostgreSQL from starting for ever.
            File.Delete(home.LockFile);
            return;
        }

        report($"stopping the server that an earlier run has left (process {id})");
        foreach (var signal in (int[])[Signals.Interrupt, Signals.Quit])
        {
            Signals.Send(id, signal);
            long sent = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(sent) < Patience)
            {
                if (!RunsOn(home, id))
                {
                    return;
                }

                await Task.Delay(20, cancellationToken);
            }
        }

        throw new Complaint(
            $"The PostgreSQL of an earlier run (process {id}) does not stop: end it, then run this again."
        );
    }

    private static int? ReadProcessId(PostgresHome home) =>
        File.Exists(home.LockFile)
        && int.TryParse(
            File.ReadLines(home.LockFile).FirstOrDefault(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int id
        )
            ? id
            : null;

    // A server's working directory is its data directory.
    private static bool RunsOn(PostgresHome home, int id)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                return Directory.ResolveLinkTarget($"/proc/{id}/cwd", returnFinalTarget: false)?.FullName == home.Data;
            }

            using var process = Process.GetProcessById(id);
            return process.ProcessName == "postgres";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
