namespace Graph.Common.Events.Inbox;

/// <summary>Says that something was put aside, so that it is tried again in time.</summary>
internal sealed class DeadLetterSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Wake()
    {
        try
        {
            if (_signal.CurrentCount == 0)
            {
                _signal.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Once is enough.
        }
    }

    /// <summary>Returns when it is woken, or when the time is over.</summary>
    public Task<bool> WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
        _signal.WaitAsync(time, cancellationToken);

    public void Dispose() => _signal.Dispose();
}
