using System.Diagnostics;
using Graph.Fusion.Execution;

namespace Graph.Gateway.Edge;

/// <summary>What of a client's request goes on to the subgraphs: who asks, and which trace it belongs to.</summary>
internal static class RequestForwarding
{
    // Banana Cake Pop sends it when its query-plan view is open.
    private const string QueryPlanHeader = "GraphQL-Query-Plan";

    private const string TraceParent = "traceparent";

    private static readonly string[] Forwarded = ["Authorization", TraceParent, "tracestate"];

    /// <summary>Fills the request's <see cref="FusionRequestContext"/>.</summary>
    public static void Prepare(HttpContext context)
    {
        var request = context.RequestServices.GetRequiredService<FusionRequestContext>();
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
