namespace Graph.Common.Live;

/// <summary>Is told what a log carries.</summary>
public interface ILiveListener
{
    /// <summary>The next message. One of another run than the last begins a new count.</summary>
    ValueTask ReceiveAsync(LiveMessage message);

    /// <summary>Messages may have been missed: nothing that was received before says what is so now.</summary>
    void Interrupt();
}
