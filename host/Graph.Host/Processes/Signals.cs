using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Graph.Host.Processes;

/// <summary>POSIX signals to one process, named by its id.</summary>
internal static class Signals
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Terminate = 15;

    /// <summary>Sends a signal; false where the process is gone or another user's.</summary>
    public static bool Send(int processId, int signal) => processId > 1 && SendSignal(processId, signal) == 0;

    /// <summary>
    /// Asks a process to end and waits; where it does not, ends it the hard way.
    /// </summary>
    /// <returns>Whether it ended by itself within the time.</returns>
    public static async Task<bool> EndAsync(Process process, int signal, TimeSpan patience, int lastSignal = Kill)
    {
        if (process.HasExited)
        {
            return true;
        }

        Send(process.Id, signal);
        using (var timeout = new CancellationTokenSource(patience))
        {
            try
            {
                await process.WaitForExitAsync(timeout.Token);
                return true;
            }
            catch (OperationCanceledException)
            {
                Send(process.Id, lastSignal);
            }
        }

        using var last = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await process.WaitForExitAsync(last.Token);
        }
        catch (OperationCanceledException)
        {
            Send(process.Id, Kill);
        }

        return false;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int processId, int signal);
}
