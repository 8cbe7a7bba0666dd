using System.Diagnostics;
using Graph.Fusion.Execution;

namespace Graph.Gateway.Edge;

/// <summary>What of a client's request goes on to the subgraphs: who asks, and which trace it belongs to.</summary>
internal static class RequestForwarding
{
    /// <summary>Asks for the plan in the response. Banana Cake Pop sends it when its query-plan view is open.</summary>
    public const string QueryPlanHeader = "GraphQL-Query-Plan";

    private const string TraceParent = "traceparent";

    private static readonly string[] Forwarded = ["Authorization", TraceParent, "tracestate"];

    /// <summary>Fills the <see cref="FusionRequestContext"/> of a request, or of an operation on a socket or its events.</summary>
    /// <param name="context">The request, or the one that opened the socket.</param>
    /// <param name="services">The services of what is executed.</param>
    public static void Prepare(HttpContext context, IServiceProvider services)
    {
        var request = services.GetRequiredService<FusionRequestContext>();
        foreach (var name in Forwarded)
        {
            if (context.Request.Headers.TryGetValue(name, out var value) && value.Count == 1)
            {
                request.Propagate(name, value.ToString());
            }
        }

        if (Activity.Current?.Id is { } trace && !context.Request.Headers.ContainsKey(TraceParent))
        {
            // Whoever reads the logs of gateway and sources can still tell what belongs together.
            request.Propagate(TraceParent, trace);
        }

        request.IncludeQueryPlan = context.Request.Headers[QueryPlanHeader] == "1";
    }
}
