namespace Graph.Common.Live;

/// <summary>
/// Tells every instance of a service of what happens in any of them: small messages, numbered, which all instances receive in the
/// same order. It is for those who watch now: the newest are remembered, and older ones are nobody's.
/// </summary>
public interface ILiveLog : IAsyncDisposable
{
    /// <summary>Whether what is appended anywhere reaches this instance now.</summary>
    bool IsConnected { get; }

    /// <summary>Receives what the log remembers, and then what comes. To be called once.</summary>
    /// <param name="listener">Who is told; its methods are called one at a time.</param>
    /// <returns>Completes when the listener has been told what is remembered; it waits where the log is not reachable.</returns>
    Task ListenAsync(ILiveListener listener);

    /// <summary>Appends a message.</summary>
    /// <param name="message">The message; a few dozen bytes.</param>
    /// <returns>False where the log cannot be reached: those who watch are told that they have missed something.</returns>
    Task<bool> AppendAsync(ReadOnlyMemory<byte> message);
}
