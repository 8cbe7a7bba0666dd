namespace Graph.Fusion.Sources;

/// <summary>
/// What a source answered, in pooled memory, or why it did not. Disposed by whoever received it, once nobody reads the
/// bytes any more.
/// </summary>
public sealed class SourceResponse : IDisposable
{
    private byte[] _buffer;

    private SourceResponse(byte[] buffer, int length, int status, string? failure)
    {
        _buffer = buffer;
        Length = length;
        Status = status;
        Failure = failure;
    }

    /// <summary>The body, up to <see cref="Length"/>.</summary>
    public byte[] Buffer => _buffer;

    /// <summary>The length of the body in bytes.</summary>
    public int Length { get; }

    /// <summary>The HTTP status; 0 if there was no response.</summary>
    public int Status { get; }

    /// <summary>Why there is no answer, as a part of a sentence (<c>did not answer within 10 s</c>); null if there is one.</summary>
    public string? Failure { get; }

    /// <summary>How the answer may be cached.</summary>
    public SourceCachePolicy CachePolicy { get; private init; }

    /// <summary>An answer.</summary>
    /// <param name="buffer">An array of the shared pool, which the response takes over.</param>
    /// <param name="length">How much of it is used.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="cachePolicy">How it may be cached.</param>
    public static SourceResponse Of(byte[] buffer, int length, int status, SourceCachePolicy cachePolicy = default) =>
        new(buffer, length, status, null) { CachePolicy = cachePolicy };

    /// <summary>No answer.</summary>
    public static SourceResponse Failed(string failure, int status = 0) => new([], 0, status, failure);

    /// <inheritdoc />
    public void Dispose()
    {
        var buffer = _buffer;
        if (buffer.Length > 0)
        {
            _buffer = [];
            RequestArrays<byte>.Return(buffer);
        }
    }
}
