using Graph.Annotations;

namespace Graph.Common.Errors;

/// <summary>The viewer does this too often.</summary>
[Shareable]
public sealed record RateLimitedError : UserError
{
    /// <param name="message">Which limit, and when to try again.</param>
    /// <param name="retryAfterSeconds">When the same request can succeed.</param>
    /// <param name="path">The part of the input.</param>
    public RateLimitedError(string message, int retryAfterSeconds, params string[] path)
        : base(message, "RATE_LIMITED", path)
    {
        RetryAfterSeconds = retryAfterSeconds;
    }

    /// <summary>After how many seconds the same request can succeed.</summary>
    public int RetryAfterSeconds { get; }
}
