using Graph.Common.Events;
using Graph.Common.Subgraphs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Graph.Common.Live;

/// <summary>
/// A service's logs: in Redis where <c>Live__Redis</c> or <c>Events__Redis</c> names one, so that all instances of the service
/// share them, or else each process its own.
/// </summary>
/// <param name="service">Whose logs.</param>
/// <param name="configuration">What the service was started with.</param>
/// <param name="logger">Told what goes wrong.</param>
public sealed class LiveLogs(Subgraph service, IConfiguration configuration, ILogger<LiveLogs> logger)
{
    /// <summary>Opens a log. Whoever opens it disposes it.</summary>
    /// <param name="name">Its name, the same in all instances: <c>posts</c>.</param>
    /// <param name="capacity">About how many messages are remembered for an instance that starts or was away.</param>
    public ILiveLog Open(string name, int capacity) =>
        (Text(configuration["Live:Redis"]) ?? EventBusSettings.Read(configuration).Redis) is { } redis
            ? new RedisLiveLog(redis, $"graph:live:{{{service.SourceName}:{name}}}", capacity, logger)
            : new InProcessLiveLog();

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
