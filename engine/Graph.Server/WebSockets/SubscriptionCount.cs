namespace Graph.Server;

/// <summary>Counts the subscriptions on one socket.</summary>
internal sealed class SubscriptionCount(int max)
{
    private int _count;

    /// <summary>Takes a place; false if there is none.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= max)
        {
            return true;
        }

        Leave();
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void Leave() => Interlocked.Decrement(ref _count);
}
