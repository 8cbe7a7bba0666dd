using Graph.Types;

namespace Graph.Execution;

/// <summary>What a request of any kind leads to: one answer, or a stream of them.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Subscription"/></remarks>
public sealed class SubscriptionResult : IAsyncDisposable
{
    private readonly IAsyncDisposable? _stream;

    /// <summary>One answer: of a query or mutation, or why a subscription cannot begin.</summary>
    public SubscriptionResult(ExecutionResult single) => Single = single;

    internal SubscriptionResult(Subscriptions.ResponseStream stream)
    {
        _stream = stream;
        Responses = stream;
    }

    /// <summary>The only answer; null for a subscription that has begun.</summary>
    public ExecutionResult? Single { get; }

    /// <summary>
    /// One answer for each event, to be read once, each to be disposed once it is written; null if there is a
    /// <see cref="Single"/> one. If the source of events fails, the last answer is a <see cref="RequestErrorResult"/> with
    /// <see cref="RequestErrorResult.EndsStream"/>.
    /// </summary>
    public IAsyncEnumerable<ExecutionResult>? Responses { get; }

    /// <summary>The answer to a request that was refused.</summary>
    public static SubscriptionResult Refused(GraphQLError error) => new(new RequestErrorResult(error));

    /// <summary>Gives memory back, and ends the source of events.</summary>
    public ValueTask DisposeAsync()
    {
        Single?.Dispose();
        return _stream?.DisposeAsync() ?? default;
    }
}
