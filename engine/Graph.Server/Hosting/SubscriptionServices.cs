using Graph.Execution.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Server;

/// <summary>Registers what subscriptions need.</summary>
public static class SubscriptionServices
{
    /// <summary>
    /// Registers <see cref="ITopicEventSender"/> and <see cref="ITopicEventReceiver"/> within this process
    /// (<see cref="InMemoryTopics"/>).
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="bufferCapacity">How many messages a subscriber may be behind before it is disconnected.</param>
    public static IServiceCollection AddInMemorySubscriptions(
        this IServiceCollection services,
        int bufferCapacity = 256
    )
    {
        var topics = new InMemoryTopics(bufferCapacity);
        return services
            .AddSingleton(topics)
            .AddSingleton<ITopicEventSender>(topics)
            .AddSingleton<ITopicEventReceiver>(topics);
    }
}
