namespace Graph.Fusion.Sources;

/// <summary>
/// Whether a source understands one way of being asked: as it declares, or as its answers have shown. What it did not
/// understand is not tried again for a while, and then once. Thread-safe.
/// </summary>
/// <param name="declared">What the source or the gateway's configuration says; null if neither says anything.</param>
/// <param name="time">The clock.</param>
public sealed class SourceCapability(bool? declared, TimeProvider time)
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private bool _isProven;
    private bool _isRefused;
    private long _refusedAt;

    /// <summary>True if it may be used: it is not known that the source does not understand it.</summary>
    public bool IsUsable
    {
        get
        {
            if (declared == false)
            {
                return false;
            }

            if (!Volatile.Read(ref _isRefused))
            {
                return true;
            }

            lock (_gate)
            {
                if (time.GetElapsedTime(_refusedAt) < TryAgainAfter)
                {
                    return false;
                }

                // One request tries; the others wait for what becomes of it.
                _refusedAt = time.GetTimestamp();
                return true;
            }
        }
    }

    /// <summary>True if it has worked, so that a refusal must have another reason.</summary>
    public bool IsProven => Volatile.Read(ref _isProven);

    /// <summary>It has worked.</summary>
    public void Worked()
    {
        if (Volatile.Read(ref _isProven) && !Volatile.Read(ref _isRefused))
        {
            return;
        }

        lock (_gate)
        {
            _isProven = true;
            _isRefused = false;
        }
    }

    /// <summary>It was refused, and the same without it was not.</summary>
    public void WasRefused()
    {
        lock (_gate)
        {
            _isProven = false;
            _isRefused = true;
            _refusedAt = time.GetTimestamp();
        }
    }
}
