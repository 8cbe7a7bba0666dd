using System.Security.Cryptography;

namespace Graph.Common.Live;

/// <summary>A log within one process, for a service of one instance. It ends with the process.</summary>
public sealed class InProcessLiveLog : ILiveLog
{
    private readonly ulong _run = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
    private readonly SemaphoreSlim _turn = new(1);
    private ILiveListener? _listener;
    private long _last;

    /// <inheritdoc/>
    public bool IsConnected => true;

    /// <inheritdoc/>
    public Task ListenAsync(ILiveListener listener)
    {
        _listener = listener;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<bool> AppendAsync(ReadOnlyMemory<byte> message)
    {
        // Numbers come in the order of receiving. There is no token: what is told of has happened, whoever waits.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (_listener is not null)
            {
                await _listener.ReceiveAsync(new LiveMessage(_run, ++_last, message));
            }

            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }
}
