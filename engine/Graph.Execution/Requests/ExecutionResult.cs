using Graph.Types.Serialization;

namespace Graph.Execution;

/// <summary>
/// The answer to a request: the responses that are there (<see cref="Count"/>), and those that follow
/// (<see cref="Subsequent"/>). A query or mutation has one, and one for each set of variables in a batch; with <c>@defer</c> or
/// <c>@stream</c> the rest follows. All responses of a subscription follow, one for each event.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Response-Format"/></remarks>
public abstract class ExecutionResult : IDisposable, IAsyncDisposable
{
    /// <summary>
    /// The number of responses that are there: one for each set of variables, one for a request error, none for a subscription
    /// that has begun.
    /// </summary>
    public abstract int Count { get; }

    /// <summary>
    /// True if the request was refused before execution, so that its response has no <c>data</c>: a syntax or validation
    /// error, an unknown operation, or (with one set of variables) variables that do not fit.
    /// </summary>
    public abstract bool IsRequestError { get; }

    /// <summary>
    /// The stable code of the request error, so that the transport can choose its status; null if there is none.
    /// </summary>
    public virtual string? RequestErrorCode => null;

    /// <summary>
    /// The responses that follow, to be read once, each to be disposed once it is written; null if nothing follows. Work on
    /// what was deferred begins when it is read. It is valid until this result is disposed, which ends that work. A stream that
    /// fails ends with a <see cref="RequestErrorResult"/> with <see cref="RequestErrorResult.EndsStream"/>.
    /// </summary>
    public virtual IAsyncEnumerable<ExecutionResult>? Subsequent => null;

    /// <summary>True if more is delivered after this response.</summary>
    public virtual bool HasNext => false;

    /// <summary>Writes the members of one response, <c>errors</c> before <c>data</c>, without the surrounding braces.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="index">Which response, from 0.</param>
    public abstract void WriteMembers(JsonWriter writer, int index);

    /// <summary>Returns pooled memory, and ends what follows; nothing can be written after it.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>As <see cref="Dispose"/>, and waits (not for long) until what follows has come to its end.</summary>
    public virtual ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
