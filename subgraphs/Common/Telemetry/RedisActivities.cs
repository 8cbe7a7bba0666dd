using System.Diagnostics;
using System.Net;

namespace Graph.Common.Telemetry;

/// <summary>
/// Spans of what is asked of Redis on behalf of somebody: a request or a batch of events. What runs in the background, and asks
/// every second, has none.
/// </summary>
/// <remarks>
/// Names and attributes are those of the
/// <see href="https://opentelemetry.io/docs/specs/semconv/database/redis/">conventions for Redis</see>.
/// </remarks>
internal static class RedisActivities
{
    private static readonly ActivitySource Source = new("Graph.Redis");

    /// <summary>Begins a span; null where nobody listens, or nobody has asked.</summary>
    /// <param name="operation">What is done: <c>append</c>.</param>
    /// <param name="key">What it is done to.</param>
    /// <param name="server">The first of the servers that are named in the settings.</param>
    public static Activity? Start(string operation, string key, EndPoint? server)
    {
        if (Activity.Current is null || !Source.HasListeners())
        {
            return null;
        }

        var activity = Source.StartActivity($"{operation} {key}", ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("db.system.name", "redis");
            activity.SetTag("db.operation.name", "EVALSHA");
            activity.SetTag("db.stored_procedure.name", operation);
            switch (server)
            {
                case DnsEndPoint named:
                    activity.SetTag("server.address", named.Host);
                    activity.SetTag("server.port", named.Port);
                    break;
                case IPEndPoint numbered:
                    activity.SetTag("server.address", numbered.Address.ToString());
                    activity.SetTag("server.port", numbered.Port);
                    break;
            }
        }

        return activity;
    }

    /// <summary>Says why Redis has not done it.</summary>
    public static void Fail(this Activity? activity, Exception e) =>
        activity?.SetStatus(ActivityStatusCode.Error, e.Message);
}
