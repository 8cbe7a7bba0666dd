using Graph.Execution.Resolvers;
using Graph.Execution.Subscriptions;

namespace Graph.Annotations.Compilation;

/// <summary>Subscribes to a topic.</summary>
/// <typeparam name="TEvent">The C# type of its messages.</typeparam>
internal sealed class TopicSourceStream<TEvent>(TopicPattern topic) : SourceStreamResolver
{
    /// <inheritdoc />
    public override async ValueTask<IAsyncEnumerator<object?>> SubscribeAsync(ResolverContext context)
    {
        var receiver =
            context.Services.GetService(typeof(ITopicEventReceiver)) as ITopicEventReceiver
            ?? throw new InvalidOperationException(
                $"'{context.Field.Coordinate}' subscribes to a topic, but there is no {nameof(ITopicEventReceiver)}: "
                    + "register one, such as InMemoryTopics."
            );
        var stream = await receiver
            .SubscribeAsync<TEvent>(topic.NameFor(context.Arguments), context.RequestAborted)
            .ConfigureAwait(false);
        return new EventEnumerator<TEvent>(stream.ReadEventsAsync().GetAsyncEnumerator(context.RequestAborted), stream);
    }
}
