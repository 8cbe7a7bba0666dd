using System.Diagnostics;

namespace Graph.Fusion.Sources;

/// <summary>The spans of requests to sources, under the name <c>Graph.Fusion</c>; none where nobody listens.</summary>
internal static class SourceActivity
{
    /// <summary>The name of their source.</summary>
    public const string Name = "Graph.Fusion";

    private static readonly ActivitySource Activities = new(Name);

    /// <summary>The header in which a trace goes on.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>What vendors add to it.</summary>
    public const string TraceState = "tracestate";

    /// <summary>Begins a span of a request.</summary>
    /// <param name="source">The name of the source.</param>
    /// <param name="url">Where it is.</param>
    public static Activity? Begin(string source, Uri url)
    {
        var activity = Activities.StartActivity("graphql.fetch", ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("graph.source", source);
            activity.SetTag("server.address", url.Host);
            activity.SetTag("server.port", url.Port);
        }

        return activity;
    }

    /// <summary>Whether a header tells which trace a request belongs to.</summary>
    public static bool IsHeader(string name) =>
        name.Equals(TraceParent, StringComparison.OrdinalIgnoreCase)
        || name.Equals(TraceState, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells how it ended.</summary>
    public static void End(Activity? activity, SourceResponse response)
    {
        if (activity is null)
        {
            return;
        }

        if (response.Status > 0)
        {
            activity.SetTag("http.response.status_code", response.Status);
        }

        if (response.Failure is { } failure)
        {
            activity.SetStatus(ActivityStatusCode.Error, failure);
        }
    }
}
