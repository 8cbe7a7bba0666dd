using Graph.Types.Serialization;

namespace Graph.Execution;

/// <summary>The answer to a request: one response for each set of variables.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Response-Format"/></remarks>
public abstract class ExecutionResult : IDisposable
{
    /// <summary>The number of responses: one for each set of variables, or one for a request error.</summary>
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
    /// What is delivered after this response, to be read once, each to be disposed once it is written; null if the response
    /// is whole. Work on it begins when it is read. It is valid until this result is disposed, which ends that work.
    /// </summary>
    public virtual IAsyncEnumerable<ExecutionResult>? Subsequent => null;

    /// <summary>True if more is delivered after this response.</summary>
    public virtual bool HasNext => false;

    /// <summary>Writes the members of one response, <c>errors</c> before <c>data</c>, without the surrounding braces.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="index">Which response, from 0.</param>
    public abstract void WriteMembers(JsonWriter writer, int index);

    /// <summary>Returns pooled memory; nothing can be written after it.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
