namespace Graph.Data.Tests.Contexts;

/// <summary>Resolvers that wait until all of them are there, which shows that they run at the same time.</summary>
internal sealed class Meeting(int count)
{
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrived;

    /// <summary>Completes when everybody has arrived.</summary>
    public Task Complete => _complete.Task;

    public Task ArriveAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _arrived) == count)
        {
            _complete.SetResult();
        }

        return _complete.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
    }
}
