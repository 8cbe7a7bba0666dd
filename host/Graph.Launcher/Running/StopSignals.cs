using System.Runtime.InteropServices;

namespace Graph.Launcher.Running;

/// <summary>
/// Turns Ctrl-C, a closed terminal and SIGTERM into a cancellation, so that everything is stopped in order. A second one
/// does not wait any longer: the kernel stops what this process has started.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _received;

    public StopSignals()
    {
        foreach (
            var signal in (PosixSignal[])
                [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT]
        )
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _received) == 1)
        {
            _stop.Cancel();
        }
        else if (context.Signal is PosixSignal.SIGINT or PosixSignal.SIGQUIT)
        {
            Environment.Exit(130);
        }
    }
}
