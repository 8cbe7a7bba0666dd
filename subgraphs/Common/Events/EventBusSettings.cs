using Graph.Common.Events.Carriers;
using Graph.Common.Subgraphs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Common.Events;

/// <summary>What carries events between services: <c>Events__Redis</c>, <c>Events__RabbitMq</c>, or else the process.</summary>
/// <param name="Redis">A connection string of StackExchange.Redis, like <c>localhost:6379</c>; null for none.</param>
/// <param name="RabbitMq">An address like <c>amqp://user:password@localhost:5672</c>; null for none.</param>
public sealed record EventBusSettings(string? Redis, string? RabbitMq)
{
    /// <summary>Reads environment variables and arguments.</summary>
    /// <exception cref="SubgraphSettingsException">Both are set, or one is no address.</exception>
    public static EventBusSettings Read(IConfiguration configuration)
    {
        var settings = new EventBusSettings(
            Text(configuration["Events:Redis"]),
            Text(configuration["Events:RabbitMq"])
        );
        if (settings.Redis is not null && settings.RabbitMq is not null)
        {
            throw new SubgraphSettingsException(
                "Events__Redis and Events__RabbitMq are both set, but events travel one way: unset one of them, for all services."
            );
        }

        if (
            settings.RabbitMq is { } address
            && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps")
        )
        {
            throw new SubgraphSettingsException(
                "Events__RabbitMq is no address of RabbitMQ: write it like amqp://user:password@localhost:5672."
            );
        }

        return settings;
    }

    /// <summary>Whether events leave the process.</summary>
    public bool IsShared => Redis is not null || RabbitMq is not null;

    internal IEventBus CreateBus(IServiceProvider services)
    {
        var times = services.GetRequiredService<EventTimes>();
        return Redis is not null
                ? new RedisEventBus(Redis, times, services.GetRequiredService<ILogger<RedisEventBus>>())
            : RabbitMq is not null
                ? new RabbitMqEventBus(
                    new Uri(RabbitMq),
                    times,
                    services.GetRequiredService<ILogger<RabbitMqEventBus>>()
                )
            : new InProcessEventBus();
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
