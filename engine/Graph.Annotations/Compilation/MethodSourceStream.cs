using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>Opens the stream of events that a method gives back.</summary>
internal sealed class MethodSourceStream<TEvent>(
    MethodPlan plan,
    MethodCall<object, ValueTask<IAsyncEnumerable<TEvent>>> open
) : SourceStreamResolver
{
    /// <inheritdoc />
    public override async ValueTask<IAsyncEnumerator<object?>> SubscribeAsync(ResolverContext context)
    {
        var services = plan.ResolveServices(context);
        var events = await open(context, null!, context.Arguments, services, []).ConfigureAwait(false);
        return new EventEnumerator<TEvent>(events.GetAsyncEnumerator(context.RequestAborted), owner: null);
    }
}
