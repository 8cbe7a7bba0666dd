using Graph.Annotations;

namespace Graph.Common.Errors;

/// <summary>It was tried too often; it may be tried again later.</summary>
/// <param name="message">What was too much, and how long to wait.</param>
/// <param name="retryAfterSeconds">How long to wait, in seconds.</param>
/// <param name="path">The part of the input.</param>
[Shareable]
public sealed class RateLimitedError(string message, int retryAfterSeconds, params string[] path)
    : UserError(message, "RATE_LIMITED", path)
{
    /// <summary>How long to wait before the next attempt, in seconds.</summary>
    public int RetryAfterSeconds { get; } = retryAfterSeconds;
}
