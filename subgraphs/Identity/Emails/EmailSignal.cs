using System.Threading.Channels;

namespace Graph.Identity.Emails;

/// <summary>Wakes who sends messages in this process; those of other processes look by themselves.</summary>
internal sealed class EmailSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>There is a message to send.</summary>
    public void Wake() => _channel.Writer.TryWrite(true);

    /// <summary>Waits until there may be one.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(atMost);
        try
        {
            await _channel.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody else may have written one.
        }
    }
}
