namespace Graph.Execution.Resolvers;

/// <summary>Opens the stream of events behind a field of the subscription root.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#ResolveFieldEventStream()"/></remarks>
public abstract class SourceStreamResolver
{
    /// <summary>Opens the stream.</summary>
    /// <param name="context">
    /// The arguments and services of the subscription; <see cref="ResolverContext.RequestAborted"/> is cancelled when the
    /// subscription ends.
    /// </param>
    /// <returns>
    /// The events. Each is the parent of the field's resolver, in a <see cref="Column{T}"/> of <see cref="object"/>. The
    /// enumerator is disposed when the subscription ends.
    /// </returns>
    public abstract ValueTask<IAsyncEnumerator<object?>> SubscribeAsync(ResolverContext context);
}
