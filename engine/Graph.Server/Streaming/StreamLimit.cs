namespace Graph.Server;

/// <summary>Counts the streams that are open on one endpoint: event streams and sockets.</summary>
internal sealed class StreamLimit(int max)
{
    private int _open;

    /// <summary>Takes a place; false if there is none.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _open) <= max)
        {
            return true;
        }

        Leave();
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void Leave() => Interlocked.Decrement(ref _open);
}
